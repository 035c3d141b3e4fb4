package ved.engine.adapter.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

import java.io.File;

/**
 * Keeps the Git configuration of the host and of the user who runs Ved out of Ved's repository, and
 * keeps JGit from writing to that user's home and from starting the {@code git} command. What Ved
 * asks of JGit stands here instead: in the repository, stock Git would complain of it.
 */
final class IsolatedSystemReader extends SystemReader.Delegate {
    private IsolatedSystemReader(SystemReader system) {
        super(system);
    }

    static synchronized void install() {
        if (!(SystemReader.getInstance() instanceof IsolatedSystemReader)) {
            SystemReader.setInstance(new IsolatedSystemReader(SystemReader.getInstance()));
        }
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return new EmptyConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        FileBasedConfig config = new EmptyConfig(parent, fs);
        config.setBoolean("core", null, "fsyncObjectFiles", true);
        config.setBoolean("core", null, "fsyncRefFiles", true);
        return config;
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return new EmptyConfig(parent, fs);
    }

    /** A configuration without a file behind it. */
    private static final class EmptyConfig extends FileBasedConfig {
        EmptyConfig(@Nullable Config parent, FS fs) {
            super(parent, new File("ved-has-no-such-file"), fs);
        }

        @Override
        public void load() {
            // there is no file to read
        }

        @Override
        public void save() {
            // and none to write
        }

        @Override
        public boolean isOutdated() {
            return false;
        }

        /**
         * Answers for every file system with the coarsest clock of all, which is always right. Else
         * JGit would spend seconds on measuring it, by files written into the repository.
         */
        @Override
        public @Nullable String getString(
                String section, @Nullable String subsection, String name) {
            return section.equals("filesystem")
                    ? "2 seconds"
                    : super.getString(section, subsection, name);
        }
    }
}
