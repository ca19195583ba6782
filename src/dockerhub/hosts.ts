/** The two hosts of Docker Hub: tags are listed and deleted at the one, images read and deleted at the other. */

/** The Docker Hub API. */
export const hubUrl = new URL("https://hub.docker.com/");
/** The registry. */
export const registryUrl = new URL("https://registry-1.docker.io/");
