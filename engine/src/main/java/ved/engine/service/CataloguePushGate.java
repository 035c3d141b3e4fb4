package ved.engine.service;

import ved.engine.catalogue.ScriptWriter;
import ved.engine.push.Push;
import ved.engine.push.PushGate;
import ved.engine.push.PushRules;
import ved.engine.script.Answer;
import ved.engine.script.ScriptVersion;

import java.util.List;

/** Judges pushes by the rules, and has the catalogue take them in when it is their turn. */
public final class CataloguePushGate implements PushGate {
    private final PushRules rules;
    private final CatalogueAccess catalogue;

    public CataloguePushGate(PushRules rules, CatalogueAccess catalogue) {
        this.rules = rules;
        this.catalogue = catalogue;
    }

    @Override
    public List<String> refusals(Push push) {
        return rules.refusals(push);
    }

    @Override
    public List<String> arrived() {
        Answer<List<ScriptVersion>> answer =
                catalogue.change(ScriptWriter::takeIn, _ -> List.of()).toCompletableFuture().join();
        return switch (answer) {
            case Answer.Done<List<ScriptVersion>>(List<ScriptVersion> versions) ->
                    versions.stream().map(CataloguePushGate::line).toList();
            case Answer.Refused<List<ScriptVersion>> refused -> List.of(LATER);
        };
    }

    private static String line(ScriptVersion version) {
        return "%s is version %s of script %s now."
                .formatted(version.commit().substring(0, 7), version.number(), version.script());
    }
}
