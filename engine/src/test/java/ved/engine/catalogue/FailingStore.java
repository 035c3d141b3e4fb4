package ved.engine.catalogue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A store that is real until it is told to fail. */
final class FailingStore {
    private FailingStore() {}

    /** Every call of these methods fails. */
    static ScriptStore when(
            ScriptStore store, Predicate<String> method, Supplier<RuntimeException> fault) {
        return (ScriptStore)
                Proxy.newProxyInstance(
                        ScriptStore.class.getClassLoader(),
                        new Class<?>[] {ScriptStore.class},
                        (proxy, called, arguments) -> {
                            if (method.test(called.getName())) {
                                throw fault.get();
                            }
                            try {
                                return called.invoke(store, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause() == null ? e : e.getCause();
                            }
                        });
    }

    /** Every call fails after so many calls that change something: as if the server was killed. */
    static ScriptStore after(ScriptStore store, int changes) {
        AtomicInteger left = new AtomicInteger(changes);
        return when(
                store,
                method ->
                        method.matches("record([A-Z].*)?|put.*|next.*")
                                && left.decrementAndGet() < 0,
                Killed::new);
    }

    /** Stands for the end of the process. */
    static final class Killed extends RuntimeException {}
}
