import { createRequire as createRequireOfBundle } from "node:module";
const require = createRequireOfBundle(import.meta.url);
import {
  branchesNamed
} from "./chunk-SZBEWVWQ.js";
import {
  createGithubApi,
  createLimits,
  githubRefusal,
  pageSize
} from "./chunk-LSWQGK43.js";
import {
  isLoopback
} from "./chunk-UDSV4N2Y.js";
import {
  AuthError,
  RegistryError,
  isRecord,
  malformed,
  messageOf,
  parseJson,
  redact
} from "./chunk-ZHO2PTYY.js";
import "./chunk-XOLAWLDI.js";

// src/github/listing.ts
var mostReadings = 5;
var mostPages = 1e3;
async function readList(read, itemsOf) {
  const known = /* @__PURE__ */ new Set();
  for (let reading = 1; reading <= mostReadings; reading++) {
    const { items, pages } = await readOnce(read, itemsOf);
    const isNew = items.some((item) => !known.has(item));
    for (const item of items) known.add(item);
    if (pages === 1 || reading > 1 && !isNew) return known;
  }
  throw new RegistryError("unexpected", `the list changed while it was read, ${mostReadings} times`);
}
async function readOnce(read, itemsOf) {
  const found = /* @__PURE__ */ new Set();
  for (let page = 1; page <= mostPages; page++) {
    const exchange = await read(page);
    const { request, response } = exchange;
    const items = itemsOf(exchange);
    const goesOn = /rel="next"/.test(response.header("link") ?? "");
    const before = found.size;
    for (const item of items) found.add(item);
    if (goesOn && found.size === before) throw malformed(request, response, "the page holds nothing that is new");
    if (!goesOn && items.length < pageSize)
      return { items: [...found], pages: items.length > 0 ? page : page - 1 || 1 };
  }
  throw new RegistryError("unexpected", `the list has more than ${mostPages} pages`);
}

// src/github/code.ts
var questions = {
  openPullRequests: {
    input: "keep-open-pull-requests",
    what: "the open pull requests",
    cure: cure("pull-requests", "Pull requests")
  },
  branches: { input: "keep-existing-branches", what: "the branches", cure: cure("contents", "Contents") }
};
function cure(permission, name) {
  return `Give the job \`permissions: ${permission}: read\`; for a private repository a fine-grained \`token\` needs read access to ${name}, and a classic one the scope \`repo\``;
}
function createCode(asked, options) {
  const { http, token, env, endsAt, now } = options;
  const { apiUrl = new URL("https://api.github.com") } = options;
  const asking = [...asked].map((one) => questions[one]);
  const refuse = (why) => {
    const inputs = asking.map(({ input }) => `\`${input}\``).join(" and ");
    return new AuthError(`${inputs} cannot ask GitHub, so nothing is decided: ${why}`);
  };
  if (token === void 0) {
    const cures = asking.map((one) => one.cure).join(". ");
    throw refuse(`there is no token. Set \`token\`, or leave it out for the job's own. ${cures}`);
  }
  const repository = repositoryIn(env);
  if (repository === void 0) throw refuse("`GITHUB_REPOSITORY` does not name the repository of this workflow");
  const home = URL.parse(env.GITHUB_API_URL ?? "https://api.github.com");
  if (home === null || !isSame(home, apiUrl)) {
    throw refuse(
      `this workflow runs on the GitHub of ${home ? redact(home) : "an unknown address"}, but \`github-api-url\` is ${redact(apiUrl)}, where a repository of the same name would be another one. Use these inputs in a workflow of that GitHub`
    );
  }
  const api = createGithubApi({ http, limits: createLimits({ http, now, endsAt }), apiUrl, token, now });
  async function ask({ input, what, cure: cure2 }, read, itemOf) {
    const listed = `${what} of ${repository?.owner}/${repository?.repo}`;
    const itemsOf = ({ request, response }) => {
      if (response.status !== 200)
        throw githubRefusal({ request, response }, `${listed} could not be listed`, now(), cure2);
      const body = parseJson(response.body);
      const items = Array.isArray(body) ? body.map(itemOf) : [void 0];
      if (!items.every((item) => item !== void 0))
        throw malformed(request, response, `the body is not a list of ${what.replace(/^the (?:open )?/, "")}`);
      return items;
    };
    try {
      return await readList(read, itemsOf);
    } catch (error) {
      const message = `\`${input}\` is not answered, so nothing is decided: ${messageOf(error)}`;
      if (error instanceof AuthError) throw new AuthError(`${message}. ${cure2}`);
      if (error instanceof RegistryError) throw new RegistryError(error.refusal, message, error.exchange);
      throw error;
    }
  }
  return async () => ({
    openPullRequests: asked.has("openPullRequests") ? await ask(questions.openPullRequests, (page) => api.pulls(repository, page), pullIn) : void 0,
    branches: asked.has("branches") ? branchesNamed(await ask(questions.branches, (page) => api.branches(repository, page), branchIn)) : void 0
  });
}
function repositoryIn({ GITHUB_REPOSITORY = "" }) {
  const [, owner, repo] = /^([\w-]+)\/(?!\.\.?$)([\w.-]+)$/.exec(GITHUB_REPOSITORY) ?? [];
  return owner === void 0 || repo === void 0 ? void 0 : { owner, repo };
}
function isSame(one, other) {
  const [path, otherPath] = [one, other].map(({ pathname }) => pathname.replace(/\/+$/, ""));
  return one.origin === other.origin && path === otherPath && (one.protocol === "https:" || isLoopback(one));
}
function pullIn(entry) {
  if (!isRecord(entry) || entry.state !== "open") return void 0;
  const { number } = entry;
  return typeof number === "number" && Number.isSafeInteger(number) && number > 0 ? number : void 0;
}
function branchIn(entry) {
  return isRecord(entry) && typeof entry.name === "string" && entry.name !== "" ? entry.name : void 0;
}
export {
  createCode
};
