package ved.engine.service;

import ved.engine.assistant.tools.About;
import ved.engine.assistant.tools.ScriptInterpreter;
import ved.engine.catalogue.InterpreterChoice;
import ved.engine.catalogue.ScriptStore;
import ved.engine.sandbox.Interpreter;
import ved.engine.script.ScriptVersion;

import java.util.Optional;

/** Reads from the record of versions which interpreter a script is meant for. */
public final class StoredInterpreter implements ScriptInterpreter {
    private final ScriptStore scripts;
    private final InterpreterChoice interpreters;

    public StoredInterpreter(ScriptStore scripts, InterpreterChoice interpreters) {
        this.scripts = scripts;
        this.interpreters = interpreters;
    }

    @Override
    public Optional<Interpreter> of(About about) {
        String id =
                about.version()
                        .flatMap(scripts::version)
                        .or(() ->
                                about.script().stream()
                                        .flatMap(script -> scripts.versions(script).stream())
                                        .findFirst())
                        .map(ScriptVersion::interpreter)
                        .orElseGet(interpreters::standard);
        return interpreters.find(id);
    }
}
