package ved.engine.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Ulimit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.sandbox.SandboxJob;
import ved.engine.sandbox.SandboxLimits;

import java.util.List;
import java.util.Map;

/** What containers are made of, and how they go. */
final class Containers {
    private static final Logger log = LoggerFactory.getLogger(Containers.class);

    static final String INSTANCE = "ved.instance";
    static final String EXECUTION = "ved.execution";
    static final String LANGUAGE = "ved.language";

    private static final long LANGUAGE_PROCESSES = 64;

    /** Of {@code runner/Dockerfile}. */
    private static final int USER = 61_000;

    private static final long OPEN_FILES = 1024;
    private static final long SHARED_MEMORY_BYTES = 16L << 20;
    private static final long PAGE = 4096;

    /** Folders, and what the job's files fill up to whole pages. */
    private static final long PAGES = 16 * PAGE;

    private static final long NANO = 1_000_000_000L;

    private Containers() {}

    /** Creates a container that waits, once started, for its job; it is not started. */
    static String create(DockerClient client, String image, String instanceId, SandboxJob job) {
        return client.createContainerCmd(image)
                .withLabels(
                        Map.of(INSTANCE, instanceId, EXECUTION, Long.toString(job.executionId())))
                .withHostName("sandbox")
                // Not only no network to join: the engine sets none up at all, which takes a third
                // of the time of a container.
                .withNetworkDisabled(true)
                .withHostConfig(confined(job))
                .withStdinOpen(true)
                .withStdInOnce(true)
                .withAttachStdin(true)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
    }

    /** Creates a container for a language server; it is not started. */
    static String createLanguageServer(
            DockerClient client, String image, String instanceId, long memoryBytes) {
        HostConfig confined =
                locked().withMemory(memoryBytes)
                        .withMemorySwap(memoryBytes)
                        .withNanoCPUs(NANO)
                        .withPidsLimit(LANGUAGE_PROCESSES);
        return client.createContainerCmd(image)
                .withCmd(Long.toString(memoryBytes))
                .withLabels(Map.of(INSTANCE, instanceId, LANGUAGE, "pyright"))
                .withHostName("language")
                .withNetworkDisabled(true)
                .withHostConfig(confined)
                .withStdinOpen(true)
                .withStdInOnce(true)
                .withAttachStdin(true)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
    }

    private static HostConfig confined(SandboxJob job) {
        SandboxLimits limits = job.limits();
        // The job lies there too, and takes nothing of what the script may write.
        long bytes =
                limits.scratchBytes()
                        + job.source().length
                        + job.dataset().map(data -> data.length).orElse(0)
                        + PAGES;
        String scratch =
                "rw,nosuid,nodev,noexec,mode=0700,uid=%d,gid=%d,size=%d,nr_inodes=%d"
                        .formatted(USER, USER, bytes, bytes / PAGE + 64);
        return locked().withMemory(limits.memoryBytes())
                .withMemorySwap(limits.memoryBytes())
                .withNanoCPUs((long) (limits.cpus() * NANO))
                // One more than the script may have: the launcher.
                .withPidsLimit(limits.processes() + 1L)
                .withTmpFs(Map.of("/job", scratch));
    }

    private static HostConfig locked() {
        return HostConfig.newHostConfig()
                .withNetworkMode("none")
                .withReadonlyRootfs(true)
                .withShmSize(SHARED_MEMORY_BYTES)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withUlimits(
                        List.of(
                                new Ulimit("nofile", OPEN_FILES, OPEN_FILES),
                                new Ulimit("core", 0L, 0L)))
                .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE));
    }

    static ContainerState state(DockerClient client, String container) {
        return client.inspectContainerCmd(container).exec().getState();
    }

    /** Kills it if it runs; nothing happens when it does not. */
    static void kill(DockerClient client, String container) {
        try {
            client.killContainerCmd(container).exec();
        } catch (NotFoundException | ConflictException e) {
            log.debug("Container {} had ended before it was killed", container, e);
        }
    }

    /** Removes it with its anonymous volumes, killing it first if it runs. */
    static void remove(DockerClient client, String container) {
        try {
            client.removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
        } catch (NotFoundException | ConflictException e) {
            log.debug("Container {} is gone or going", container, e);
        }
    }

    /** Removes what this instance has in the engine, started or not. */
    static void removeAll(DockerClient client, String instanceId) {
        List<Container> left =
                client.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(Map.of(INSTANCE, instanceId))
                        .exec();
        for (Container container : left) {
            log.info("Removing container {} of an earlier server", container.getId());
            remove(client, container.getId());
        }
    }
}
