/** What GitHub's API says when it refuses. */
import type { Answer } from "../registry/answer.ts";

export function apiError(status: number, message: string, documentation = "https://docs.github.com/rest"): Answer {
  return { status, json: { message, documentation_url: documentation, status: String(status) } };
}

export const badCredentials = apiError(401, "Bad credentials");
export const authenticationRequired = apiError(401, "Requires authentication");
export const notFound = apiError(404, "Not Found");
export const packageNotFound = apiError(404, "Package not found.");
export const versionNotFound = apiError(404, "Package version not found.");
export const forIntegrations = apiError(403, "Resource not accessible by integration");
export const forPersonalTokens = apiError(403, "Resource not accessible by personal access token");
/** What the token of a workflow was seen to get for the list of packages. */
export const invalidArgument = apiError(400, "Invalid argument.");
export const tooFar = apiError(
  400,
  "The value of `per_page` multiplied by `page` cannot be greater than 10000. To fetch more results, use a smaller page.",
);

export function parameterMissing(name: string): Answer {
  return apiError(422, `Invalid request.\n\n"${name}" wasn't supplied.`);
}

export function scopeMissing(scope: string): Answer {
  return apiError(403, `You need at least ${scope} scope to get a package.`);
}

const support = "Contact GitHub support for further assistance.";

/** How the refusal of the last tagged version is worded: as it is now, as it was, or as another one (reported). */
export const lastTagged = {
  tagged: apiError(400, "You cannot delete the last tagged version of a package. You must delete the package instead."),
  version: apiError(400, "You cannot delete the last version of a package. You must delete the package instead."),
  downloads: apiError(
    400,
    `Publicly visible package versions with more than 5000 downloads cannot be deleted. ${support}`,
  ),
} as const;

export const versionDownloads = lastTagged.downloads;
export const packageDownloads = apiError(
  400,
  `Publicly visible packages with a version with more than 5000 downloads cannot be deleted. ${support}`,
);

/** Requests without a `User-Agent` are not even looked at. */
export const noUserAgent: Answer = {
  status: 403,
  headers: { "Content-Type": "text/html" },
  body: "Request forbidden by administrative rules. Please make sure your request has a User-Agent header (https://docs.github.com/en/rest/overview/resources-in-the-rest-api#user-agent-required).",
};
