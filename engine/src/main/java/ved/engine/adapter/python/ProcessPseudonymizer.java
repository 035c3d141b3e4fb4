package ved.engine.adapter.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import ved.engine.assistant.names.Masking;
import ved.engine.assistant.names.NameMap;
import ved.engine.assistant.names.Passage;
import ved.engine.assistant.names.Pseudonymized;
import ved.engine.assistant.names.Pseudonymized.Done;
import ved.engine.assistant.names.Pseudonymized.Refused;
import ved.engine.assistant.names.Pseudonymized.Unavailable;
import ved.engine.assistant.names.Pseudonymizer;
import ved.engine.assistant.names.StreamRestorer;
import ved.engine.sandbox.SandboxException;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Asks {@code names.py}, and believes it only when the originals can be restored from what it says.
 */
public final class ProcessPseudonymizer implements Pseudonymizer {
    private static final String ADVICE =
            " Correct it, select another part, or switch masking off for this question.";

    private final ConfinedService service;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * @param packages those that scripts can import, whose names are public
     */
    public ProcessPseudonymizer(AnalyzerSettings settings, Optional<PackageFolder> packages) {
        this.service =
                new ConfinedService(
                        "names", settings, packages.map(PackageFolder::site).stream().toList());
    }

    @Override
    public Pseudonymized pseudonymize(
            List<Passage> passages, NameMap known, Masking masking, List<String> terms) {
        Optional<Refused> refused = refused(passages);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (masking == Masking.OFF || passages.isEmpty()) {
            return new Done(passages.stream().map(Passage::text).toList(), known);
        }
        try {
            byte[] request = json.writeValueAsBytes(request(passages, known, masking, terms));
            JsonNode answer = ask(request);
            if (answer.has("too_complex")) {
                // What it knows of packages takes memory too: a new process knows none.
                service.restart();
                answer = ask(request);
            }
            return understand(answer, passages, known);
        } catch (SandboxException e) {
            return new Unavailable(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Unavailable("The masking of names failed: " + e);
        }
    }

    @Override
    public void close() {
        service.close();
    }

    private static Optional<Refused> refused(List<Passage> passages) {
        long together = 0;
        for (int number = 0; number < passages.size(); number++) {
            String text = passages.get(number).text();
            try {
                // Characters take at least a byte each, so that what is far too long is not
                // encoded.
                long bytes =
                        text.length() > MAX_BYTES ? text.length() : Encoding.encode(text).length;
                together += bytes;
                if (bytes > MAX_BYTES) {
                    return Optional.of(tooLong(number, MAX_BYTES));
                }
            } catch (CharacterCodingException e) {
                Encoding.Place place = Encoding.halfACharacter(text);
                return Optional.of(
                        new Refused(
                                number,
                                "There is " + Encoding.HALF_A_CHARACTER + "." + ADVICE,
                                place.line(),
                                place.column()));
            }
            if (together > MAX_BYTES_TOGETHER) {
                return Optional.of(tooLong(number, MAX_BYTES_TOGETHER));
            }
        }
        return Optional.empty();
    }

    private static Refused tooLong(int number, int most) {
        return new Refused(
                number,
                "This is longer than %d KiB, the most that names are masked in. Select a part of it."
                        .formatted(most / 1024),
                1,
                1);
    }

    private static Refused tooComplex(List<Passage> passages, String why) {
        int longest =
                IntStream.range(0, passages.size())
                        .boxed()
                        .max((a, b) -> Integer.compare(length(passages, a), length(passages, b)))
                        .orElse(0);
        return new Refused(longest, why + ADVICE, 1, 1);
    }

    private static int length(List<Passage> passages, int number) {
        return passages.get(number).text().length();
    }

    private ObjectNode request(
            List<Passage> passages, NameMap known, Masking masking, List<String> terms) {
        ObjectNode request = json.createObjectNode();
        ArrayNode all = request.putArray("passages");
        for (Passage passage : passages) {
            all.addObject().put("kind", passage.kind().name()).put("text", passage.text());
        }
        ObjectNode pseudonyms = request.putObject("known");
        known.pseudonyms().forEach(pseudonyms::put);
        request.put("masking", masking.word());
        ArrayNode masked = request.putArray("terms");
        terms.forEach(masked::add);
        return request;
    }

    private JsonNode ask(byte[] request) throws SandboxException, IOException {
        Optional<byte[]> answer = service.ask(request);
        return answer.isPresent()
                ? json.readTree(answer.get())
                : json.createObjectNode()
                        .put("too_long", "It takes too long or too much memory to be parsed.");
    }

    private Pseudonymized understand(JsonNode node, List<Passage> passages, NameMap known) {
        if (node.has("too_long")) {
            return tooComplex(passages, node.path("too_long").asText());
        }
        if (node.has("too_complex")) {
            // Its memory may be in pieces now.
            service.restart();
            return tooComplex(passages, node.path("too_complex").asText());
        }
        JsonNode refused = node.path("refused");
        if (refused.isObject()) {
            String why = refused.path("why").asText();
            return new Refused(
                    refused.path("passage").asInt(),
                    "Names cannot be masked with certainty here: " + why + "." + ADVICE,
                    refused.path("line").asInt(1),
                    refused.path("column").asInt(1));
        }
        List<String> texts = new ArrayList<>();
        node.path("texts").forEach(text -> texts.add(text.asText()));
        Map<String, String> added = new LinkedHashMap<>();
        node.path("names")
                .forEachEntry((original, pseudonym) -> added.put(original, pseudonym.asText()));
        return verified(texts, added, passages, known);
    }

    private static Pseudonymized verified(
            List<String> texts, Map<String, String> added, List<Passage> passages, NameMap known) {
        NameMap names;
        try {
            names = known.with(added);
        } catch (IllegalArgumentException e) {
            return new Refused(0, "The masked names are ambiguous." + ADVICE, 1, 1);
        }
        for (int number = 0; number < passages.size(); number++) {
            if (number >= texts.size()
                    || !StreamRestorer.restore(texts.get(number), names)
                            .equals(passages.get(number).text())) {
                return new Refused(
                        number, "This could not be restored after masking." + ADVICE, 1, 1);
            }
        }
        return new Done(texts, names);
    }
}
