package ved.http;

import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.jspecify.annotations.Nullable;

import ved.engine.api.PresenceService;
import ved.engine.live.OpenScripts;
import ved.engine.live.Window;
import ved.http.json.Presences;
import ved.http.json.Requests;
import ved.http.problem.Problem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** Who has which script open. */
final class PresenceEndpoints {
    private static final Pattern WINDOW = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final String WINDOW_RULE = "Must have 8 to 64 letters, digits and hyphens.";

    private final PresenceService presence;

    PresenceEndpoints(PresenceService presence) {
        this.presence = presence;
    }

    CompletionStage<HttpResponse> list(Call call) {
        return presence.present()
                .thenApply(present -> Answers.ok(Presences.PresenceList.of(present)));
    }

    CompletionStage<HttpResponse> announce(Call call) {
        Requests.OpenScripts body = call.json(Requests.OpenScripts.class);
        Fields fields = new Fields();
        String window = fields.required("window", body.window());
        if (body.window() != null && !WINDOW.matcher(window).matches()) {
            fields.refuse("window", WINDOW_RULE);
        }
        Map<Long, Boolean> scripts = scripts(fields, body.scripts());
        fields.check();
        presence.announce(call.user(), new OpenScripts(window, scripts));
        return CompletableFuture.completedFuture(Answers.noContent());
    }

    /** The window of a request for events, if it names one. */
    static Optional<Window> window(Call call) {
        return call.query("window")
                .map(id -> {
                    if (!WINDOW.matcher(id).matches()) {
                        throw Problem.invalid("window", WINDOW_RULE).asException();
                    }
                    return new Window(call.user(), id);
                });
    }

    private static Map<Long, Boolean> scripts(
            Fields fields, @Nullable List<Requests.OpenScript> sent) {
        if (sent == null) {
            fields.refuse("scripts", "Is missing.");
            return Map.of();
        }
        if (sent.size() > OpenScripts.MOST_SCRIPTS) {
            fields.refuse("scripts", "May have at most " + OpenScripts.MOST_SCRIPTS + " items.");
            return Map.of();
        }
        Map<Long, Boolean> scripts = new HashMap<>();
        for (int i = 0; i < sent.size(); i++) {
            String item = "scripts/" + i;
            Requests.OpenScript script = sent.get(i);
            long id = fields.requiredId(item + "/script_id", script.scriptId());
            if (script.unsaved() == null) {
                fields.refuse(item + "/unsaved", "Is missing.");
            } else if (scripts.put(id, script.unsaved()) != null) {
                fields.refuse(item + "/script_id", "Came more than once.");
            }
        }
        return scripts;
    }
}
