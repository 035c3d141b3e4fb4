package ved.engine.adapter.docker;

import ved.engine.adapter.python.PackageFolder;

import java.util.Optional;

/**
 * Settings of the Docker sandbox.
 *
 * @param host address of the engine, e.g. {@code unix:///var/run/docker.sock}; without one, that of
 *     {@code DOCKER_HOST} or the platform's default
 * @param baseImage what the runner's image is built on; it has {@code python3}. Default: {@value
 *     #BASE_IMAGE}
 * @param imageName name of the runner's image, without tag. Default: {@value #IMAGE_NAME}
 * @param instanceId tells this server's containers from those of others on the same engine; the same
 *     after a restart
 * @param packages go into the runner's image. Default: none
 * @param pip whether the image is to install packages itself while it is built, with its own pip;
 *     where that fails, it does without. Default: no
 */
public record DockerSettings(
        Optional<String> host,
        String baseImage,
        String imageName,
        String instanceId,
        Optional<PackageFolder> packages,
        boolean pip) {
    public static final String BASE_IMAGE = "python:3.14-slim";
    public static final String IMAGE_NAME = "ved-runner";

    public DockerSettings(Optional<String> host, String instanceId) {
        this(host, BASE_IMAGE, IMAGE_NAME, instanceId, Optional.empty(), false);
    }
}
