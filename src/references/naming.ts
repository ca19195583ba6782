/** How images of a registry are written. */
export interface Naming {
  /** Every way to write its host, in lower case: with the port, where that is not the usual one. */
  readonly hosts: readonly string[];
  /** What can stand between host and repository, ending with `/`; else empty. */
  readonly basePath: string;
  /** Names without a host are its own, and those without a namespace begin with `library/`: Docker Hub. */
  readonly isDefault: boolean;
}
