import { createRequire as createRequireOfBundle } from "node:module";
const require = createRequireOfBundle(import.meta.url);
import {
  createUnknowns,
  require_dist,
  unknown
} from "./chunks/chunk-ULFLWQYX.js";
import {
  require_semver
} from "./chunks/chunk-SKCT4HHG.js";
import {
  createEndpoint,
  createSignIn,
  digestOf,
  pLimit,
  readManifest,
  resolve
} from "./chunks/chunk-O3YLG3GA.js";
import {
  append,
  catalogAdvice,
  checked,
  claimsOf,
  companionSubject,
  createPace,
  edgesInto,
  graphOf,
  isCutCompanion,
  isDigest,
  isGone,
  isIndexType,
  isManifestType,
  isRepositoryName,
  isTagName,
  isUnsettled,
  keptFresh,
  laterSubjects,
  moved,
  nodesIn,
  pMap,
  parentsFirst,
  perNode,
  reach,
  remove,
  short,
  together,
  unlisted,
  weigh,
  withSubjects
} from "./chunks/chunk-6Z4BWIT6.js";
import {
  branchesNamed,
  lettersIn
} from "./chunks/chunk-SZBEWVWQ.js";
import {
  HttpClient,
  assertClock,
  createRateWindows,
  deadlineError,
  defaultRetryPolicy,
  failureOf,
  isLinkLocal,
  isLoopback,
  isThisMachine,
  jitter,
  loopbackHosts,
  require_undici,
  retryAfter,
  systemClock,
  withRetries
} from "./chunks/chunk-UDSV4N2Y.js";
import {
  AuthError,
  ChangedError,
  RegistryError,
  isRecord,
  malformed,
  messageOf,
  ociError,
  parseJson,
  redact,
  refused
} from "./chunks/chunk-ZHO2PTYY.js";
import {
  __export,
  __toESM
} from "./chunks/chunk-XOLAWLDI.js";

// src/index.ts
import { setFlagsFromString } from "node:v8";

// node_modules/@actions/core/lib/core.js
var core_exports = {};
__export(core_exports, {
  ExitCode: () => ExitCode,
  addPath: () => addPath,
  debug: () => debug,
  endGroup: () => endGroup,
  error: () => error,
  exportVariable: () => exportVariable,
  getBooleanInput: () => getBooleanInput,
  getIDToken: () => getIDToken,
  getInput: () => getInput,
  getMultilineInput: () => getMultilineInput,
  getState: () => getState,
  group: () => group,
  info: () => info,
  isDebug: () => isDebug,
  markdownSummary: () => markdownSummary,
  notice: () => notice,
  platform: () => platform_exports,
  saveState: () => saveState,
  setCommandEcho: () => setCommandEcho,
  setFailed: () => setFailed,
  setOutput: () => setOutput,
  setSecret: () => setSecret,
  startGroup: () => startGroup,
  summary: () => summary,
  toPlatformPath: () => toPlatformPath,
  toPosixPath: () => toPosixPath,
  toWin32Path: () => toWin32Path,
  warning: () => warning
});

// node_modules/@actions/core/lib/command.js
import * as os from "os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input4) {
  if (input4 === null || input4 === void 0) {
    return "";
  } else if (typeof input4 === "string" || input4 instanceof String) {
    return input4;
  }
  return JSON.stringify(input4);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name, message = "") {
  issueCommand(name, {}, message);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
import * as crypto from "crypto";
import * as fs from "fs";
import * as os2 from "os";
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter3 = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter3)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter3}"`);
  }
  if (convertedValue.includes(delimiter3)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter3}"`);
  }
  return `${key}<<${delimiter3}${os2.EOL}${convertedValue}${os2.EOL}${delimiter3}`;
}

// node_modules/@actions/core/lib/core.js
import * as os5 from "os";
import * as path5 from "path";

// node_modules/@actions/http-client/lib/auth.js
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve3) {
      resolve3(value);
    });
  }
  return new (P || (P = Promise))(function(resolve3, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var BearerCredentialHandler = class {
  constructor(token) {
    this.token = token;
  }
  // currently implements pre-authorization
  // TODO: support preAuth = false where it hooks on 401
  prepareRequest(options) {
    if (!options.headers) {
      throw Error("The request has no headers");
    }
    options.headers["Authorization"] = `Bearer ${this.token}`;
  }
  // This handler cannot handle 401
  canHandleAuthentication() {
    return false;
  }
  handleAuthentication() {
    return __awaiter(this, void 0, void 0, function* () {
      throw new Error("not implemented");
    });
  }
};

// node_modules/@actions/core/lib/oidc-utils.js
var __awaiter2 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve3) {
      resolve3(value);
    });
  }
  return new (P || (P = Promise))(function(resolve3, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var OidcClient = class _OidcClient {
  static createHttpClient(allowRetry = true, maxRetry = 10) {
    const requestOptions = {
      allowRetries: allowRetry,
      maxRetries: maxRetry
    };
    return new HttpClient("actions/oidc-client", [new BearerCredentialHandler(_OidcClient.getRequestToken())], requestOptions);
  }
  static getRequestToken() {
    const token = process.env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"];
    if (!token) {
      throw new Error("Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable");
    }
    return token;
  }
  static getIDTokenUrl() {
    const runtimeUrl = process.env["ACTIONS_ID_TOKEN_REQUEST_URL"];
    if (!runtimeUrl) {
      throw new Error("Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable");
    }
    return runtimeUrl;
  }
  static getCall(id_token_url) {
    return __awaiter2(this, void 0, void 0, function* () {
      var _a;
      const httpclient = _OidcClient.createHttpClient();
      const res = yield httpclient.getJson(id_token_url).catch((error2) => {
        throw new Error(`Failed to get ID Token. 
 
        Error Code : ${error2.statusCode}
 
        Error Message: ${error2.message}`);
      });
      const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
      if (!id_token) {
        throw new Error("Response json body do not have ID Token field");
      }
      return id_token;
    });
  }
  static getIDToken(audience) {
    return __awaiter2(this, void 0, void 0, function* () {
      try {
        let id_token_url = _OidcClient.getIDTokenUrl();
        if (audience) {
          const encodedAudience = encodeURIComponent(audience);
          id_token_url = `${id_token_url}&audience=${encodedAudience}`;
        }
        debug(`ID token url is ${id_token_url}`);
        const id_token = yield _OidcClient.getCall(id_token_url);
        setSecret(id_token);
        return id_token;
      } catch (error2) {
        throw new Error(`Error message: ${error2.message}`);
      }
    });
  }
};

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants, promises } from "fs";
var __awaiter3 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve3) {
      resolve3(value);
    });
  }
  return new (P || (P = Promise))(function(resolve3, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access, appendFile, writeFile } = promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter3(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, constants.R_OK | constants.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return __awaiter3(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter3(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text, addEOL = false) {
    this._buffer += text;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(EOL3);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code18, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code18), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row2) => {
      const cells = row2.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text, level2) {
    const tag = `h${level2}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text, href) {
    const element = this.wrap("a", text, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();
var markdownSummary = _summary;
var summary = _summary;

// node_modules/@actions/core/lib/path-utils.js
import * as path from "path";
function toPosixPath(pth) {
  return pth.replace(/[\\]/g, "/");
}
function toWin32Path(pth) {
  return pth.replace(/[/]/g, "\\");
}
function toPlatformPath(pth) {
  return pth.replace(/[/\\]/g, path.sep);
}

// node_modules/@actions/core/lib/platform.js
var platform_exports = {};
__export(platform_exports, {
  arch: () => arch,
  getDetails: () => getDetails,
  isLinux: () => isLinux,
  isMacOS: () => isMacOS,
  isWindows: () => isWindows,
  platform: () => platform
});
import os4 from "os";

// node_modules/@actions/exec/lib/exec.js
import { StringDecoder } from "string_decoder";

// node_modules/@actions/exec/lib/toolrunner.js
import * as os3 from "os";
import * as events from "events";
import * as child from "child_process";
import * as path4 from "path";

// node_modules/@actions/io/lib/io.js
import * as path3 from "path";

// node_modules/@actions/io/lib/io-util.js
import * as fs2 from "fs";
import * as path2 from "path";
var __awaiter4 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve3) {
      resolve3(value);
    });
  }
  return new (P || (P = Promise))(function(resolve3, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs2.promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = fs2.constants.O_RDONLY;
function exists(fsPath) {
  return __awaiter4(this, void 0, void 0, function* () {
    try {
      yield stat(fsPath);
    } catch (err) {
      if (err.code === "ENOENT") {
        return false;
      }
      throw err;
    }
    return true;
  });
}
function isRooted(p) {
  p = normalizeSeparators(p);
  if (!p) {
    throw new Error('isRooted() parameter "p" cannot be empty');
  }
  if (IS_WINDOWS) {
    return p.startsWith("\\") || /^[A-Z]:/i.test(p);
  }
  return p.startsWith("/");
}
function tryGetExecutablePath(filePath, extensions) {
  return __awaiter4(this, void 0, void 0, function* () {
    let stats = void 0;
    try {
      stats = yield stat(filePath);
    } catch (err) {
      if (err.code !== "ENOENT") {
        console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
      }
    }
    if (stats && stats.isFile()) {
      if (IS_WINDOWS) {
        const upperExt = path2.extname(filePath).toUpperCase();
        if (extensions.some((validExt) => validExt.toUpperCase() === upperExt)) {
          return filePath;
        }
      } else {
        if (isUnixExecutable(stats)) {
          return filePath;
        }
      }
    }
    const originalFilePath = filePath;
    for (const extension of extensions) {
      filePath = originalFilePath + extension;
      stats = void 0;
      try {
        stats = yield stat(filePath);
      } catch (err) {
        if (err.code !== "ENOENT") {
          console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
        }
      }
      if (stats && stats.isFile()) {
        if (IS_WINDOWS) {
          try {
            const directory = path2.dirname(filePath);
            const upperName = path2.basename(filePath).toUpperCase();
            for (const actualName of yield readdir(directory)) {
              if (upperName === actualName.toUpperCase()) {
                filePath = path2.join(directory, actualName);
                break;
              }
            }
          } catch (err) {
            console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
          }
          return filePath;
        } else {
          if (isUnixExecutable(stats)) {
            return filePath;
          }
        }
      }
    }
    return "";
  });
}
function normalizeSeparators(p) {
  p = p || "";
  if (IS_WINDOWS) {
    p = p.replace(/\//g, "\\");
    return p.replace(/\\\\+/g, "\\");
  }
  return p.replace(/\/\/+/g, "/");
}
function isUnixExecutable(stats) {
  return (stats.mode & 1) > 0 || (stats.mode & 8) > 0 && process.getgid !== void 0 && stats.gid === process.getgid() || (stats.mode & 64) > 0 && process.getuid !== void 0 && stats.uid === process.getuid();
}

// node_modules/@actions/io/lib/io.js
var __awaiter5 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve3) {
      resolve3(value);
    });
  }
  return new (P || (P = Promise))(function(resolve3, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function which(tool, check) {
  return __awaiter5(this, void 0, void 0, function* () {
    if (!tool) {
      throw new Error("parameter 'tool' is required");
    }
    if (check) {
      const result = yield which(tool, false);
      if (!result) {
        if (IS_WINDOWS) {
          throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
        } else {
          throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
        }
      }
      return result;
    }
    const matches = yield findInPath(tool);
    if (matches && matches.length > 0) {
      return matches[0];
    }
    return "";
  });
}
function findInPath(tool) {
  return __awaiter5(this, void 0, void 0, function* () {
    if (!tool) {
      throw new Error("parameter 'tool' is required");
    }
    const extensions = [];
    if (IS_WINDOWS && process.env["PATHEXT"]) {
      for (const extension of process.env["PATHEXT"].split(path3.delimiter)) {
        if (extension) {
          extensions.push(extension);
        }
      }
    }
    if (isRooted(tool)) {
      const filePath = yield tryGetExecutablePath(tool, extensions);
      if (filePath) {
        return [filePath];
      }
      return [];
    }
    if (tool.includes(path3.sep)) {
      return [];
    }
    const directories = [];
    if (process.env.PATH) {
      for (const p of process.env.PATH.split(path3.delimiter)) {
        if (p) {
          directories.push(p);
        }
      }
    }
    const matches = [];
    for (const directory of directories) {
      const filePath = yield tryGetExecutablePath(path3.join(directory, tool), extensions);
      if (filePath) {
        matches.push(filePath);
      }
    }
    return matches;
  });
}

// node_modules/@actions/exec/lib/toolrunner.js
import { setTimeout as setTimeout2 } from "timers";
var __awaiter6 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve3) {
      resolve3(value);
    });
  }
  return new (P || (P = Promise))(function(resolve3, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var IS_WINDOWS2 = process.platform === "win32";
var ToolRunner = class extends events.EventEmitter {
  constructor(toolPath, args, options) {
    super();
    if (!toolPath) {
      throw new Error("Parameter 'toolPath' cannot be null or empty.");
    }
    this.toolPath = toolPath;
    this.args = args || [];
    this.options = options || {};
  }
  _debug(message) {
    if (this.options.listeners && this.options.listeners.debug) {
      this.options.listeners.debug(message);
    }
  }
  _getCommandString(options, noPrefix) {
    const toolPath = this._getSpawnFileName();
    const args = this._getSpawnArgs(options);
    let cmd = noPrefix ? "" : "[command]";
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        cmd += toolPath;
        for (const a of args) {
          cmd += ` ${a}`;
        }
      } else if (options.windowsVerbatimArguments) {
        cmd += `"${toolPath}"`;
        for (const a of args) {
          cmd += ` ${a}`;
        }
      } else {
        cmd += this._windowsQuoteCmdArg(toolPath);
        for (const a of args) {
          cmd += ` ${this._windowsQuoteCmdArg(a)}`;
        }
      }
    } else {
      cmd += toolPath;
      for (const a of args) {
        cmd += ` ${a}`;
      }
    }
    return cmd;
  }
  _processLineBuffer(data, strBuffer, onLine) {
    try {
      let s = strBuffer + data.toString();
      let n = s.indexOf(os3.EOL);
      while (n > -1) {
        const line2 = s.substring(0, n);
        onLine(line2);
        s = s.substring(n + os3.EOL.length);
        n = s.indexOf(os3.EOL);
      }
      return s;
    } catch (err) {
      this._debug(`error processing line. Failed with error ${err}`);
      return "";
    }
  }
  _getSpawnFileName() {
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        return process.env["COMSPEC"] || "cmd.exe";
      }
    }
    return this.toolPath;
  }
  _getSpawnArgs(options) {
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
        for (const a of this.args) {
          argline += " ";
          argline += options.windowsVerbatimArguments ? a : this._windowsQuoteCmdArg(a);
        }
        argline += '"';
        return [argline];
      }
    }
    return this.args;
  }
  _endsWith(str, end) {
    return str.endsWith(end);
  }
  _isCmdFile() {
    const upperToolPath = this.toolPath.toUpperCase();
    return this._endsWith(upperToolPath, ".CMD") || this._endsWith(upperToolPath, ".BAT");
  }
  _windowsQuoteCmdArg(arg) {
    if (!this._isCmdFile()) {
      return this._uvQuoteCmdArg(arg);
    }
    if (!arg) {
      return '""';
    }
    const cmdSpecialChars = [
      " ",
      "	",
      "&",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "^",
      "=",
      ";",
      "!",
      "'",
      "+",
      ",",
      "`",
      "~",
      "|",
      "<",
      ">",
      '"'
    ];
    let needsQuotes = false;
    for (const char of arg) {
      if (cmdSpecialChars.some((x) => x === char)) {
        needsQuotes = true;
        break;
      }
    }
    if (!needsQuotes) {
      return arg;
    }
    let reverse = '"';
    let quoteHit = true;
    for (let i = arg.length; i > 0; i--) {
      reverse += arg[i - 1];
      if (quoteHit && arg[i - 1] === "\\") {
        reverse += "\\";
      } else if (arg[i - 1] === '"') {
        quoteHit = true;
        reverse += '"';
      } else {
        quoteHit = false;
      }
    }
    reverse += '"';
    return reverse.split("").reverse().join("");
  }
  _uvQuoteCmdArg(arg) {
    if (!arg) {
      return '""';
    }
    if (!arg.includes(" ") && !arg.includes("	") && !arg.includes('"')) {
      return arg;
    }
    if (!arg.includes('"') && !arg.includes("\\")) {
      return `"${arg}"`;
    }
    let reverse = '"';
    let quoteHit = true;
    for (let i = arg.length; i > 0; i--) {
      reverse += arg[i - 1];
      if (quoteHit && arg[i - 1] === "\\") {
        reverse += "\\";
      } else if (arg[i - 1] === '"') {
        quoteHit = true;
        reverse += "\\";
      } else {
        quoteHit = false;
      }
    }
    reverse += '"';
    return reverse.split("").reverse().join("");
  }
  _cloneExecOptions(options) {
    options = options || {};
    const result = {
      cwd: options.cwd || process.cwd(),
      env: options.env || process.env,
      silent: options.silent || false,
      windowsVerbatimArguments: options.windowsVerbatimArguments || false,
      failOnStdErr: options.failOnStdErr || false,
      ignoreReturnCode: options.ignoreReturnCode || false,
      delay: options.delay || 1e4
    };
    result.outStream = options.outStream || process.stdout;
    result.errStream = options.errStream || process.stderr;
    return result;
  }
  _getSpawnOptions(options, toolPath) {
    options = options || {};
    const result = {};
    result.cwd = options.cwd;
    result.env = options.env;
    result["windowsVerbatimArguments"] = options.windowsVerbatimArguments || this._isCmdFile();
    if (options.windowsVerbatimArguments) {
      result.argv0 = `"${toolPath}"`;
    }
    return result;
  }
  /**
   * Exec a tool.
   * Output will be streamed to the live console.
   * Returns promise with return code
   *
   * @param     tool     path to tool to exec
   * @param     options  optional exec options.  See ExecOptions
   * @returns   number
   */
  exec() {
    return __awaiter6(this, void 0, void 0, function* () {
      if (!isRooted(this.toolPath) && (this.toolPath.includes("/") || IS_WINDOWS2 && this.toolPath.includes("\\"))) {
        this.toolPath = path4.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
      }
      this.toolPath = yield which(this.toolPath, true);
      return new Promise((resolve3, reject) => __awaiter6(this, void 0, void 0, function* () {
        this._debug(`exec tool: ${this.toolPath}`);
        this._debug("arguments:");
        for (const arg of this.args) {
          this._debug(`   ${arg}`);
        }
        const optionsNonNull = this._cloneExecOptions(this.options);
        if (!optionsNonNull.silent && optionsNonNull.outStream) {
          optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + os3.EOL);
        }
        const state = new ExecState(optionsNonNull, this.toolPath);
        state.on("debug", (message) => {
          this._debug(message);
        });
        if (this.options.cwd && !(yield exists(this.options.cwd))) {
          return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
        }
        const fileName = this._getSpawnFileName();
        const cp = child.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
        let stdbuffer = "";
        if (cp.stdout) {
          cp.stdout.on("data", (data) => {
            if (this.options.listeners && this.options.listeners.stdout) {
              this.options.listeners.stdout(data);
            }
            if (!optionsNonNull.silent && optionsNonNull.outStream) {
              optionsNonNull.outStream.write(data);
            }
            stdbuffer = this._processLineBuffer(data, stdbuffer, (line2) => {
              if (this.options.listeners && this.options.listeners.stdline) {
                this.options.listeners.stdline(line2);
              }
            });
          });
        }
        let errbuffer = "";
        if (cp.stderr) {
          cp.stderr.on("data", (data) => {
            state.processStderr = true;
            if (this.options.listeners && this.options.listeners.stderr) {
              this.options.listeners.stderr(data);
            }
            if (!optionsNonNull.silent && optionsNonNull.errStream && optionsNonNull.outStream) {
              const s = optionsNonNull.failOnStdErr ? optionsNonNull.errStream : optionsNonNull.outStream;
              s.write(data);
            }
            errbuffer = this._processLineBuffer(data, errbuffer, (line2) => {
              if (this.options.listeners && this.options.listeners.errline) {
                this.options.listeners.errline(line2);
              }
            });
          });
        }
        cp.on("error", (err) => {
          state.processError = err.message;
          state.processExited = true;
          state.processClosed = true;
          state.CheckComplete();
        });
        cp.on("exit", (code18) => {
          state.processExitCode = code18;
          state.processExited = true;
          this._debug(`Exit code ${code18} received from tool '${this.toolPath}'`);
          state.CheckComplete();
        });
        cp.on("close", (code18) => {
          state.processExitCode = code18;
          state.processExited = true;
          state.processClosed = true;
          this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
          state.CheckComplete();
        });
        state.on("done", (error2, exitCode) => {
          if (stdbuffer.length > 0) {
            this.emit("stdline", stdbuffer);
          }
          if (errbuffer.length > 0) {
            this.emit("errline", errbuffer);
          }
          cp.removeAllListeners();
          if (error2) {
            reject(error2);
          } else {
            resolve3(exitCode);
          }
        });
        if (this.options.input) {
          if (!cp.stdin) {
            throw new Error("child process missing stdin");
          }
          cp.stdin.end(this.options.input);
        }
      }));
    });
  }
};
function argStringToArray(argString) {
  const args = [];
  let inQuotes = false;
  let escaped = false;
  let arg = "";
  function append2(c) {
    if (escaped && c !== '"') {
      arg += "\\";
    }
    arg += c;
    escaped = false;
  }
  for (let i = 0; i < argString.length; i++) {
    const c = argString.charAt(i);
    if (c === '"') {
      if (!escaped) {
        inQuotes = !inQuotes;
      } else {
        append2(c);
      }
      continue;
    }
    if (c === "\\" && escaped) {
      append2(c);
      continue;
    }
    if (c === "\\" && inQuotes) {
      escaped = true;
      continue;
    }
    if (c === " " && !inQuotes) {
      if (arg.length > 0) {
        args.push(arg);
        arg = "";
      }
      continue;
    }
    append2(c);
  }
  if (arg.length > 0) {
    args.push(arg.trim());
  }
  return args;
}
var ExecState = class _ExecState extends events.EventEmitter {
  constructor(options, toolPath) {
    super();
    this.processClosed = false;
    this.processError = "";
    this.processExitCode = 0;
    this.processExited = false;
    this.processStderr = false;
    this.delay = 1e4;
    this.done = false;
    this.timeout = null;
    if (!toolPath) {
      throw new Error("toolPath must not be empty");
    }
    this.options = options;
    this.toolPath = toolPath;
    if (options.delay) {
      this.delay = options.delay;
    }
  }
  CheckComplete() {
    if (this.done) {
      return;
    }
    if (this.processClosed) {
      this._setResult();
    } else if (this.processExited) {
      this.timeout = setTimeout2(_ExecState.HandleTimeout, this.delay, this);
    }
  }
  _debug(message) {
    this.emit("debug", message);
  }
  _setResult() {
    let error2;
    if (this.processExited) {
      if (this.processError) {
        error2 = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
      } else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
        error2 = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
      } else if (this.processStderr && this.options.failOnStdErr) {
        error2 = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
      }
    }
    if (this.timeout) {
      clearTimeout(this.timeout);
      this.timeout = null;
    }
    this.done = true;
    this.emit("done", error2, this.processExitCode);
  }
  static HandleTimeout(state) {
    if (state.done) {
      return;
    }
    if (!state.processClosed && state.processExited) {
      const message = `The STDIO streams did not close within ${state.delay / 1e3} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
      state._debug(message);
    }
    state._setResult();
  }
};

// node_modules/@actions/exec/lib/exec.js
var __awaiter7 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve3) {
      resolve3(value);
    });
  }
  return new (P || (P = Promise))(function(resolve3, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function exec(commandLine, args, options) {
  return __awaiter7(this, void 0, void 0, function* () {
    const commandArgs = argStringToArray(commandLine);
    if (commandArgs.length === 0) {
      throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
    }
    const toolPath = commandArgs[0];
    args = commandArgs.slice(1).concat(args || []);
    const runner = new ToolRunner(toolPath, args, options);
    return runner.exec();
  });
}
function getExecOutput(commandLine, args, options) {
  return __awaiter7(this, void 0, void 0, function* () {
    var _a, _b;
    let stdout = "";
    let stderr = "";
    const stdoutDecoder = new StringDecoder("utf8");
    const stderrDecoder = new StringDecoder("utf8");
    const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
    const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
    const stdErrListener = (data) => {
      stderr += stderrDecoder.write(data);
      if (originalStdErrListener) {
        originalStdErrListener(data);
      }
    };
    const stdOutListener = (data) => {
      stdout += stdoutDecoder.write(data);
      if (originalStdoutListener) {
        originalStdoutListener(data);
      }
    };
    const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
    const exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
    stdout += stdoutDecoder.end();
    stderr += stderrDecoder.end();
    return {
      exitCode,
      stdout,
      stderr
    };
  });
}

// node_modules/@actions/core/lib/platform.js
var __awaiter8 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve3) {
      resolve3(value);
    });
  }
  return new (P || (P = Promise))(function(resolve3, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var getWindowsInfo = () => __awaiter8(void 0, void 0, void 0, function* () {
  const { stdout: version2 } = yield getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', void 0, {
    silent: true
  });
  const { stdout: name } = yield getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', void 0, {
    silent: true
  });
  return {
    name: name.trim(),
    version: version2.trim()
  };
});
var getMacOsInfo = () => __awaiter8(void 0, void 0, void 0, function* () {
  var _a, _b, _c, _d;
  const { stdout } = yield getExecOutput("sw_vers", void 0, {
    silent: true
  });
  const version2 = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : "";
  const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : "";
  return {
    name,
    version: version2
  };
});
var getLinuxInfo = () => __awaiter8(void 0, void 0, void 0, function* () {
  const { stdout } = yield getExecOutput("lsb_release", ["-i", "-r", "-s"], {
    silent: true
  });
  const [name, version2] = stdout.trim().split("\n");
  return {
    name,
    version: version2
  };
});
var platform = os4.platform();
var arch = os4.arch();
var isWindows = platform === "win32";
var isMacOS = platform === "darwin";
var isLinux = platform === "linux";
function getDetails() {
  return __awaiter8(this, void 0, void 0, function* () {
    return Object.assign(Object.assign({}, yield isWindows ? getWindowsInfo() : isMacOS ? getMacOsInfo() : getLinuxInfo()), {
      platform,
      arch,
      isWindows,
      isMacOS,
      isLinux
    });
  });
}

// node_modules/@actions/core/lib/core.js
var __awaiter9 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve3) {
      resolve3(value);
    });
  }
  return new (P || (P = Promise))(function(resolve3, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function exportVariable(name, val) {
  const convertedVal = toCommandValue(val);
  process.env[name] = convertedVal;
  const filePath = process.env["GITHUB_ENV"] || "";
  if (filePath) {
    return issueFileCommand("ENV", prepareKeyValueMessage(name, val));
  }
  issueCommand("set-env", { name }, convertedVal);
}
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function addPath(inputPath) {
  const filePath = process.env["GITHUB_PATH"] || "";
  if (filePath) {
    issueFileCommand("PATH", inputPath);
  } else {
    issueCommand("add-path", {}, inputPath);
  }
  process.env["PATH"] = `${inputPath}${path5.delimiter}${process.env["PATH"]}`;
}
function getInput(name, options) {
  const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
  if (options && options.required && !val) {
    throw new Error(`Input required and not supplied: ${name}`);
  }
  if (options && options.trimWhitespace === false) {
    return val;
  }
  return val.trim();
}
function getMultilineInput(name, options) {
  const inputs = getInput(name, options).split("\n").filter((x) => x !== "");
  if (options && options.trimWhitespace === false) {
    return inputs;
  }
  return inputs.map((input4) => input4.trim());
}
function getBooleanInput(name, options) {
  const trueValue = ["true", "True", "TRUE"];
  const falseValue = ["false", "False", "FALSE"];
  const val = getInput(name, options);
  if (trueValue.includes(val))
    return true;
  if (falseValue.includes(val))
    return false;
  throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}
Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write(os5.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function setCommandEcho(enabled) {
  issue("echo", enabled ? "on" : "off");
}
function setFailed(message) {
  process.exitCode = ExitCode.Failure;
  error(message);
}
function isDebug() {
  return process.env["RUNNER_DEBUG"] === "1";
}
function debug(message) {
  issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
  issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os5.EOL);
}
function startGroup(name) {
  issue("group", name);
}
function endGroup() {
  issue("endgroup");
}
function group(name, fn) {
  return __awaiter9(this, void 0, void 0, function* () {
    startGroup(name);
    let result;
    try {
      result = yield fn();
    } finally {
      endGroup();
    }
    return result;
  });
}
function saveState(name, value) {
  const filePath = process.env["GITHUB_STATE"] || "";
  if (filePath) {
    return issueFileCommand("STATE", prepareKeyValueMessage(name, value));
  }
  issueCommand("save-state", { name }, toCommandValue(value));
}
function getState(name) {
  return process.env[`STATE_${name}`] || "";
}
function getIDToken(aud) {
  return __awaiter9(this, void 0, void 0, function* () {
    return yield OidcClient.getIDToken(aud);
  });
}

// src/inputs/mistake.ts
var Mistake = class extends Error {
  name = "Mistake";
  /** One sentence each. */
  problems;
  constructor(...problems) {
    super(problems.join("\n"));
    this.problems = problems;
  }
};
function quote(value) {
  const shown2 = value.length > 80 ? `${value.slice(0, 80)}\u2026` : value;
  return `"${shown2.replace(/\s/g, " ")}"`;
}

// src/inputs/address.ts
var accepted = "a host (registry.example.com), a host with a port (localhost:5000) or a URL (https://example.com/base)";
function parseAddress(text) {
  const [, scheme, name = ""] = /^([a-z][a-z0-9+.-]*:\/\/)?(.*?)\/*$/is.exec(text) ?? [];
  const authority = name.split(/[/?#]/, 1)[0] ?? "";
  if (authority.includes("@")) {
    throw new Mistake("the address holds a user name or a password; they go into username and password.");
  }
  if (scheme && !/^https?:\/\/$/i.test(scheme))
    throw new Mistake(`${quote(text)} is neither an http nor an https URL.`);
  if (/[?#]/.test(name)) throw new Mistake(`${quote(text)} has a query or a fragment; an address ends with its path.`);
  if (!scheme && name.includes("/")) {
    throw new Mistake(
      `${quote(text)} has a path: name the repositories in repositories, not here; a registry that lives below a path is given as a URL: https://${name}`
    );
  }
  const assumed = parseUrl(`${scheme ?? "https://"}${name}`);
  const url = assumed && !scheme && isLoopback2(assumed.hostname) ? parseUrl(`http://${name}`) : assumed;
  if (!url) throw new Mistake(`${quote(text)} is not an address. Accepted: ${accepted}.`);
  return { url, name, insecure: url.protocol === "http:" && !isLoopback2(url.hostname) };
}
function parseApiUrl(text) {
  const { url, insecure } = parseAddress(text);
  if (!/^https?:/i.test(text) || insecure)
    throw new Mistake(`${quote(text)} is not an https URL, such as https://api.github.com.`);
  return url;
}
function parseUrl(text) {
  const url = /[\s\\%]/.test(text) ? null : URL.parse(`${text}/`);
  return url && /^(\[[0-9a-f:.]+\]|[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?)$/.test(url.hostname) ? url : null;
}
function isLoopback2(hostname) {
  return ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

// node_modules/balanced-match/dist/esm/index.js
var range = (a, b, str) => {
  let begs, beg, left, right = void 0, result;
  let ai = str.indexOf(a);
  let bi = str.indexOf(b, ai + 1);
  let i = ai;
  if (ai >= 0 && bi > 0) {
    if (a === b) {
      return [ai, bi];
    }
    begs = [];
    left = str.length;
    while (i >= 0 && !result) {
      if (i === ai) {
        begs.push(i);
        ai = str.indexOf(a, i + 1);
      } else if (begs.length === 1) {
        const r = begs.pop();
        if (r !== void 0)
          result = [r, bi];
      } else {
        beg = begs.pop();
        if (beg !== void 0 && beg < left) {
          left = beg;
          right = bi;
        }
        bi = str.indexOf(b, i + 1);
      }
      i = ai < bi && ai >= 0 ? ai : bi;
    }
    if (begs.length && right !== void 0) {
      result = [left, right];
    }
  }
  return result;
};

// node_modules/brace-expansion/dist/esm/index.js
var escSlash = "\0SLASH" + Math.random().toFixed(16) + "\0";
var escOpen = "\0OPEN" + Math.random().toFixed(16) + "\0";
var escClose = "\0CLOSE" + Math.random().toFixed(16) + "\0";
var escComma = "\0COMMA" + Math.random().toFixed(16) + "\0";
var escPeriod = "\0PERIOD" + Math.random().toFixed(16) + "\0";
var escSlashPattern = new RegExp(escSlash, "g");
var escOpenPattern = new RegExp(escOpen, "g");
var escClosePattern = new RegExp(escClose, "g");
var escCommaPattern = new RegExp(escComma, "g");
var escPeriodPattern = new RegExp(escPeriod, "g");
var slashPattern = /\\\\/g;
var openPattern = /\\{/g;
var closePattern = /\\}/g;
var commaPattern = /\\,/g;
var periodPattern = /\\\./g;
var EXPANSION_MAX = 1e5;
var EXPANSION_MAX_LENGTH = 4e6;
var EXPANSION_MAX_DEPTH = 1e3;
var EXPANSION_MAX_REWRITES = 1e3;
var EXPANSION_MAX_STEPS = 2e7;
var CALL_STEPS = 16;
function numeric(str) {
  return !isNaN(str) ? parseInt(str, 10) : str.charCodeAt(0);
}
function escapeBraces(str) {
  return str.replace(slashPattern, escSlash).replace(openPattern, escOpen).replace(closePattern, escClose).replace(commaPattern, escComma).replace(periodPattern, escPeriod);
}
function unescapeBraces(str) {
  return str.replace(escSlashPattern, "\\").replace(escOpenPattern, "{").replace(escClosePattern, "}").replace(escCommaPattern, ",").replace(escPeriodPattern, ".");
}
function pushAll(target, items) {
  for (let i = 0; i < items.length; i++) {
    target.push(items[i]);
  }
}
function balancedWithBudget(str, masked, budget) {
  if (budget.remaining < 0) {
    return void 0;
  }
  const r = range("{", "}", masked);
  const unmatched2 = r !== void 0 && masked.indexOf("{") < r[0];
  budget.remaining -= r && !unmatched2 ? r[1] + 1 : str.length;
  if (!r || budget.remaining < 0) {
    return void 0;
  }
  return {
    end: r[1],
    pre: str.slice(0, r[0]),
    body: str.slice(r[0] + 1, r[1]),
    post: str.slice(r[1] + 1),
    unmatched: unmatched2
  };
}
function maskUnmatchedOpens(masked, budget) {
  budget.remaining -= masked.length;
  const open2 = [];
  for (let i = 0; i < masked.length; i++) {
    const c = masked.charCodeAt(i);
    if (c === 123) {
      open2.push(i);
    } else if (c === 125 && open2.length) {
      open2.pop();
    }
  }
  let out = "";
  let last = 0;
  for (let i = 0; i < open2.length; i++) {
    const at = open2[i];
    out += masked.slice(last, at) + "\0";
    last = at + 1;
  }
  return out + masked.slice(last);
}
function commaSetFollows(str, budget) {
  budget.remaining -= str.length;
  if (budget.remaining < 0) {
    return false;
  }
  let close = false;
  for (let i = str.length - 1; i >= 0; i--) {
    const c = str.charCodeAt(i);
    if (c === 125) {
      close = true;
    } else if (c === 10 || c === 13 || c === 8232 || c === 8233) {
      close = false;
    } else if (c === 44 && close && str.charCodeAt(i + 1) !== 44) {
      return true;
    }
  }
  return false;
}
function parseCommaParts(str, budget) {
  const parts = [];
  let carry = "";
  for (; ; ) {
    const m = balancedWithBudget(str, str, budget);
    if (budget.remaining < 0) {
      return void 0;
    }
    if (!m) {
      const tail = str.split(",");
      tail[0] = carry + tail[0];
      pushAll(parts, tail);
      return parts;
    }
    const { pre, body, post } = m;
    const p = pre.split(",");
    p[0] = carry + p[0];
    p[p.length - 1] += "{" + body + "}";
    if (!post.length) {
      pushAll(parts, p);
      return parts;
    }
    carry = p.pop();
    pushAll(parts, p);
    str = post;
  }
}
function bound(value, fallback) {
  return value === void 0 || isNaN(value) ? fallback : value;
}
function expand(str, options = {}) {
  if (!str) {
    return [];
  }
  const max = bound(options.max, EXPANSION_MAX);
  const maxLength = bound(options.maxLength, EXPANSION_MAX_LENGTH);
  const maxDepth = bound(options.maxDepth, EXPANSION_MAX_DEPTH);
  const maxRewrites = bound(options.maxRewrites, EXPANSION_MAX_REWRITES);
  const maxSteps = bound(options.maxSteps, EXPANSION_MAX_STEPS);
  if (str.slice(0, 2) === "{}") {
    str = "\\{\\}" + str.slice(2);
  }
  return expand_(escapeBraces(str), max, maxLength, maxDepth, 0, maxRewrites, { remaining: maxSteps }, true).map(unescapeBraces);
}
function embrace(str) {
  return "{" + str + "}";
}
function isPadded(el) {
  return /^-?0\d/.test(el);
}
function lte(i, y) {
  return i <= y;
}
function gte(i, y) {
  return i >= y;
}
function combine(acc, pre, values, max, maxLength, dropEmpties, budget) {
  const out = [];
  let length2 = 0;
  let nonEmpty;
  outer: for (let a = 0; a < acc.length; a++) {
    const prefix2 = acc[a] + pre;
    let vs = values;
    if (dropEmpties && !prefix2) {
      if (!nonEmpty)
        nonEmpty = values.filter((v) => v);
      vs = nonEmpty;
    }
    for (let v = 0; v < vs.length; v++) {
      if (out.length >= max)
        break outer;
      const expansion = prefix2 + vs[v];
      if (length2 + expansion.length > maxLength)
        break outer;
      out.push(expansion);
      length2 += expansion.length;
    }
  }
  budget.remaining -= out.length;
  return out;
}
function expandSequence(body, isAlphaSequence, max, maxLength, budget) {
  const n = body.split(/\.\./);
  const N = [];
  if (n[0] === void 0 || n[1] === void 0) {
    return N;
  }
  const x = numeric(n[0]);
  const y = numeric(n[1]);
  const width = Math.max(n[0].length, n[1].length);
  let incr = n.length === 3 && n[2] !== void 0 ? Math.max(Math.abs(numeric(n[2])), 1) : 1;
  let test = lte;
  const reverse = y < x;
  if (reverse) {
    incr *= -1;
    test = gte;
  }
  const pad = n.some(isPadded);
  const cost = pad ? width : 1;
  let length2 = 0;
  for (let i = x; test(i, y) && N.length < max; i += incr) {
    budget.remaining -= cost;
    if (budget.remaining < 0) {
      return void 0;
    }
    let c;
    if (isAlphaSequence) {
      c = String.fromCharCode(i);
      if (c === "\\") {
        c = "";
      }
    } else {
      c = String(i);
      if (pad) {
        const need = width - c.length;
        if (need > 0) {
          const z = new Array(need + 1).join("0");
          if (i < 0) {
            c = "-" + z + c.slice(1);
          } else {
            c = z + c;
          }
        }
      }
    }
    if (length2 + c.length > maxLength)
      break;
    N.push(c);
    length2 += c.length;
  }
  return N;
}
function expand_(str, max, maxLength, maxDepth, depth, maxRewrites, budget, isTop) {
  budget.remaining -= CALL_STEPS;
  if (depth > maxDepth) {
    return [str];
  }
  let acc = [""];
  let rewrites = 0;
  let dropEmpties = false;
  let firstGroup = true;
  let masked = str;
  for (; ; ) {
    const m = balancedWithBudget(str, masked, budget);
    if (!m) {
      return combine(acc, str, [""], max, maxLength, dropEmpties, budget);
    }
    if (m.unmatched) {
      masked = maskUnmatchedOpens(masked, budget);
    }
    const pre = m.pre;
    const literal2 = () => combine(acc, pre + "{" + m.body + "}" + m.post, [""], max, maxLength, dropEmpties, budget);
    if (/\$$/.test(pre)) {
      acc = combine(acc, pre + "{" + m.body + "}", [""], max, maxLength, dropEmpties && !m.post.length, budget);
      firstGroup = false;
      if (!m.post.length)
        break;
      str = m.post;
      masked = masked.slice(m.end + 1);
      continue;
    }
    const isNumericSequence = /^-?\d+\.\.-?\d+(?:\.\.-?\d+)?$/.test(m.body);
    const isAlphaSequence = /^[a-zA-Z]\.\.[a-zA-Z](?:\.\.-?\d+)?$/.test(m.body);
    const isSequence = isNumericSequence || isAlphaSequence;
    const isOptions = m.body.indexOf(",") >= 0;
    if (!isSequence && !isOptions) {
      if (rewrites < maxRewrites && commaSetFollows(m.post, budget)) {
        rewrites++;
        str = m.pre + "{" + m.body + escClose + m.post;
        masked = masked.slice(0, m.end) + escClose + masked.slice(m.end + 1);
        isTop = true;
        continue;
      }
      return literal2();
    }
    if (firstGroup) {
      dropEmpties = isTop && !isSequence;
      firstGroup = false;
    }
    let values;
    if (isSequence) {
      values = expandSequence(m.body, isAlphaSequence, max, maxLength, budget);
      if (!values) {
        return literal2();
      }
    } else {
      let n = parseCommaParts(m.body, budget);
      if (!n) {
        return literal2();
      }
      if (n.length === 1 && n[0] !== void 0) {
        n = expand_(n[0], max, maxLength, maxDepth, depth + 1, maxRewrites, budget, false).map(embrace);
        if (budget.remaining < 0) {
          return literal2();
        }
        if (n.length === 1) {
          const next2 = combine(acc, pre + n[0], [""], max, maxLength, dropEmpties && !m.post.length, budget);
          if (budget.remaining < 0) {
            return literal2();
          }
          acc = next2;
          if (!m.post.length)
            break;
          str = m.post;
          masked = masked.slice(m.end + 1);
          continue;
        }
      }
      let dropsEmpties = dropEmpties && !m.post.length && !pre;
      for (let d = 0; dropsEmpties && d < acc.length; d++) {
        if (acc[d]) {
          dropsEmpties = false;
        }
      }
      values = [];
      let valuesLength = 0;
      outer: for (let j = 0; j < n.length; j++) {
        const expanded = expand_(n[j], max, maxLength, maxDepth, depth + 1, maxRewrites, budget, false);
        if (budget.remaining < 0) {
          return literal2();
        }
        for (let k = 0; k < expanded.length; k++) {
          const v = expanded[k];
          if (dropsEmpties && !v)
            continue;
          if (values.length >= max || valuesLength + v.length > maxLength) {
            break outer;
          }
          values.push(v);
          valuesLength += v.length;
        }
      }
    }
    const next = combine(acc, pre, values, max, maxLength, dropEmpties && !m.post.length, budget);
    if (budget.remaining < 0) {
      return literal2();
    }
    acc = next;
    if (!m.post.length)
      break;
    str = m.post;
    masked = masked.slice(m.end + 1);
  }
  return acc;
}

// node_modules/@isaacs/nonrecursive-glob-match/dist/esm/numeric-range.js
var digit = (a, b) => a === b ? { t: "lit", ch: String(a) } : { t: "class", re: new RegExp(`^[${a}-${b}]$`) };
var prefix = (d, alts) => alts.map((s) => [digit(d, d), ...s]);
var fixed = (a, b) => {
  if (!a)
    return [[]];
  let lo = +a[0];
  let hi = +b[0];
  const ra = a.slice(1);
  const rb = b.slice(1);
  if (lo === hi)
    return prefix(lo, fixed(ra, rb));
  const zeros = "0".repeat(ra.length);
  const nines = "9".repeat(ra.length);
  const out = [];
  if (ra !== zeros)
    out.push(...prefix(lo++, fixed(ra, nines)));
  const last = rb === nines ? [] : prefix(hi--, fixed(zeros, rb));
  if (lo <= hi) {
    out.push([digit(lo, hi), ...Array.from(ra, () => digit(0, 9))]);
  }
  out.push(...last);
  return out;
};
var nonneg = (a, b, width) => {
  if (width) {
    return fixed(String(a).padStart(width, "0"), String(b).padStart(width, "0"));
  }
  const out = [];
  for (let len = String(a).length; len <= String(b).length; len++) {
    const lo = Math.max(a, len === 1 ? 0 : 10 ** (len - 1));
    const hi = Math.min(b, 10 ** len - 1);
    out.push(...fixed(String(lo), String(hi)));
  }
  return out;
};
var numericRange = (loStr, hiStr) => {
  let lo = Number(loStr);
  let hi = Number(hiStr);
  if (!Number.isSafeInteger(lo) || !Number.isSafeInteger(hi))
    return;
  if (lo > hi)
    [lo, hi] = [hi, lo];
  const padded = /^-?0\d/.test(loStr) || /^-?0\d/.test(hiStr);
  const width = padded ? Math.max(loStr.length, hiStr.length) : 0;
  const out = [];
  if (lo < 0) {
    const neg = nonneg(Math.max(-hi, 1), -lo, width && width - 1);
    out.push(...neg.map((s) => [{ t: "lit", ch: "-" }, ...s]));
  }
  if (hi >= 0)
    out.push(...nonneg(Math.max(lo, 0), hi, width));
  return out;
};

// node_modules/@isaacs/nonrecursive-glob-match/dist/esm/parse-class.js
var posixClasses = {
  "[:alnum:]": ["\\p{L}\\p{Nl}\\p{Nd}"],
  "[:alpha:]": ["\\p{L}\\p{Nl}"],
  "[:ascii:]": ["\\x00-\\x7f"],
  "[:blank:]": ["\\p{Zs}\\t"],
  "[:cntrl:]": ["\\p{Cc}"],
  "[:digit:]": ["\\p{Nd}"],
  "[:graph:]": ["\\p{Z}\\p{C}", true],
  "[:lower:]": ["\\p{Ll}"],
  "[:print:]": ["\\p{C}", true],
  "[:punct:]": ["\\p{P}\\p{S}"],
  "[:space:]": ["\\p{Z}\\t\\r\\n\\v\\f"],
  "[:upper:]": ["\\p{Lu}"],
  "[:word:]": ["\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}"],
  "[:xdigit:]": ["A-Fa-f0-9"]
};
var braceEscape = (s) => s.replace(/[[\]\\-]/g, "\\$&");
var noMatch = /$./;
var parseClass = (glob2, position, nocase = false, form) => {
  const norm = (c) => {
    const n = form ? c.normalize(form) : c;
    return [...n].length === 1 ? n : c;
  };
  const pos = position;
  if (glob2.charAt(pos) !== "[") {
    throw new Error("not in a brace expression");
  }
  const ranges = [];
  const negs = [];
  let i = pos + 1;
  let sawStart = false;
  let escaping = false;
  let negate = false;
  let endPos = pos;
  let rangeStart = "";
  WHILE: while (i < glob2.length) {
    const c = String.fromCodePoint(glob2.codePointAt(i));
    if ((c === "!" || c === "^") && i === pos + 1) {
      negate = true;
      i++;
      continue;
    }
    if (c === "]" && sawStart && !escaping) {
      endPos = i + 1;
      break;
    }
    sawStart = true;
    if (c === "\\") {
      if (!escaping) {
        escaping = true;
        i++;
        continue;
      }
    }
    if (c === "[" && !escaping) {
      for (const [cls, [unip, neg]] of Object.entries(posixClasses)) {
        if (glob2.startsWith(cls, i)) {
          if (rangeStart) {
            return [noMatch, glob2.length - pos];
          }
          i += cls.length;
          if (neg)
            negs.push(unip);
          else
            ranges.push(unip);
          continue WHILE;
        }
      }
    }
    escaping = false;
    const n = norm(c);
    if (rangeStart) {
      if (n.codePointAt(0) > rangeStart.codePointAt(0)) {
        ranges.push(braceEscape(rangeStart) + "-" + braceEscape(n));
      } else if (n === rangeStart) {
        ranges.push(braceEscape(n));
      }
      rangeStart = "";
      i += c.length;
      continue;
    }
    if (glob2.startsWith("-]", i + c.length)) {
      ranges.push(braceEscape(n + "-"));
      i += c.length + 1;
      continue;
    }
    if (glob2.startsWith("-", i + c.length)) {
      rangeStart = n;
      i += c.length + 1;
      continue;
    }
    ranges.push(braceEscape(n));
    i += c.length;
  }
  if (endPos < i) {
    return [noMatch, 0];
  }
  if (!ranges.length && !negs.length) {
    return [noMatch, glob2.length - pos];
  }
  const sranges = "[" + (negate ? "^" : "") + ranges.join("") + "]";
  const snegs = "[" + (negate ? "" : "^") + negs.join("") + "]";
  const comb = "^" + (ranges.length && negs.length ? "(" + sranges + "|" + snegs + ")" : ranges.length ? sranges : snegs);
  return [new RegExp(comb, nocase ? "iu" : "u"), endPos - pos];
};

// node_modules/@isaacs/nonrecursive-glob-match/dist/esm/index.js
var MATCH = { t: "match", id: 0 };
var extTypes = "!?+*@";
var lit = (ch) => ({ t: "lit", ch });
var reEscape = (s) => s.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
var newFoldRe = (s) => new RegExp(`^${reEscape(s)}$`, "iu");
var foldCache = /* @__PURE__ */ new Map();
var foldRe = (ch) => {
  let re2 = foldCache.get(ch);
  if (!re2) {
    re2 = newFoldRe(ch);
    if (foldCache.size >= 1e3)
      foldCache.clear();
    foldCache.set(ch, re2);
  }
  return re2;
};
var litMatch = (l, c) => {
  if (c === l.ch)
    return true;
  if (!l.re)
    return false;
  const code18 = c.charCodeAt(0);
  if (code18 >= 128)
    return l.re.test(c);
  const ascii = l.ascii ??= new Uint8Array(128);
  ascii[code18] ||= l.re.test(c) ? 1 : 2;
  return ascii[code18] === 1;
};
var tokenize = (p, nocase, noext, form, mark) => {
  const toks = [];
  for (let i = 0; i < p.length; ) {
    const c = String.fromCodePoint(p.codePointAt(i));
    if (mark) {
      const m = c === "\\" && p.startsWith(mark, i + 1) ? 1 : 0;
      if (m || c === mark) {
        const start = i + m + mark.length;
        const end = p.indexOf(mark, start);
        const r = /^(-?\d+)\.\.(-?\d+)$/.exec(p.slice(start, end));
        const alts = end !== -1 && r && numericRange(r[1], r[2]);
        if (alts) {
          toks.push({ t: "ext", type: "@", alts });
          i = end + mark.length;
          continue;
        }
      }
    }
    if (c === "\\") {
      const e = p.codePointAt(i + 1);
      const ch = e === void 0 ? c : String.fromCodePoint(e);
      toks.push(lit(ch));
      i += 1 + ch.length;
      continue;
    }
    if (c === "[") {
      const [re2, consumed] = parseClass(p, i, nocase, form);
      if (consumed) {
        toks.push({ t: "class", re: re2 });
        i += consumed;
        continue;
      }
    }
    if (!noext && extTypes.includes(c) && p[i + 1] === "(") {
      toks.push({ t: "open", type: c });
      i += 2;
      continue;
    }
    toks.push(!noext && c === "|" ? { t: "bar" } : !noext && c === ")" ? { t: "close" } : c === "*" ? { t: "star" } : c === "?" ? { t: "any" } : lit(c));
    i += c.length;
  }
  return toks;
};
var pair = (toks) => {
  const pairs = /* @__PURE__ */ new Map();
  const stack = [];
  toks.forEach((tok, i) => {
    if (tok.t === "open")
      stack.push(i);
    else if (tok.t === "close" && stack.length)
      pairs.set(stack.pop(), i);
  });
  return pairs;
};
var build = (toks, pairs, start, end, top) => {
  let seq = [];
  const alts = [seq];
  for (let i = start; i < end; i++) {
    const tok = toks[i];
    const close = pairs.get(i);
    if (tok.t === "open" && close !== void 0) {
      const sub2 = build(toks, pairs, i + 1, close, false);
      seq.push({ t: "ext", type: tok.type, alts: sub2 });
      i = close;
    } else if (tok.t === "bar" && !top) {
      alts.push(seq = []);
    } else if (tok.t === "open") {
      seq.push(lit(tok.type), lit("("));
    } else if (tok.t === "bar") {
      seq.push(lit("|"));
    } else if (tok.t === "close") {
      seq.push(lit(")"));
    } else {
      seq.push(tok);
    }
  }
  return alts;
};
var normalize = (items, form) => {
  const out = [];
  let run2 = "";
  const flush = () => {
    for (const ch of run2.normalize(form))
      out.push(lit(ch));
    run2 = "";
  };
  for (const it of items) {
    if (it.t === "lit") {
      run2 += it.ch;
      continue;
    }
    flush();
    out.push(it.t === "ext" ? { ...it, alts: it.alts.map((a) => normalize(a, form)) } : it);
  }
  flush();
  return out;
};
var compile = (items, nocase) => {
  let id = 1;
  const split = (out) => ({ t: "split", id: id++, out });
  const seq = (items2, next) => items2.reduceRight((next2, it) => item(it, next2), next);
  const item = (it, next) => {
    switch (it.t) {
      case "lit":
        const re2 = nocase ? foldRe(it.ch) : void 0;
        return { t: "lit", id: id++, ch: it.ch, re: re2, next };
      case "any":
      case "star":
        return { t: it.t, id: id++, next };
      case "class":
        return { t: "class", id: id++, re: it.re, next };
    }
    const alts = (next2) => it.alts.map((a) => seq(a, next2));
    switch (it.type) {
      case "@":
        return split(alts(next));
      case "?":
        return split([next, ...alts(next)]);
      case "!":
        return { t: "neg", id: id++, sub: split(alts(MATCH)), next };
    }
    const after = split([]);
    const entry = split(alts(after));
    after.out.push(next, entry);
    return it.type === "*" ? after : entry;
  };
  const start = seq(items, MATCH);
  return [start, id];
};
var show = (start) => {
  const lines2 = [];
  const seen = /* @__PURE__ */ new Set();
  const ref = (n) => n.t === "match" ? "match" : String(n.id);
  const walk = (n, indent) => {
    if (n.t === "match" || seen.has(n))
      return;
    seen.add(n);
    const line2 = (desc) => lines2.push(`${indent}${n.id}: ${desc}`);
    switch (n.t) {
      case "split":
        line2(`split -> ${n.out.map(ref).join(", ")}`);
        for (const o of n.out)
          walk(o, indent);
        return;
      case "neg":
        line2(`!(${ref(n.sub)}) -> ${ref(n.next)}`);
        walk(n.sub, indent + "  ");
        return walk(n.next, indent);
      case "lit":
        line2(`${JSON.stringify(n.ch)} -> ${ref(n.next)}`);
        break;
      case "class":
        line2(`${n.re} -> ${ref(n.next)}`);
        break;
      default:
        line2(`${n.t === "any" ? "?" : "*"} -> ${ref(n.next)}`);
    }
    walk(n.next, indent);
  };
  walk(start, "");
  return [`start -> ${ref(start)}`, ...lines2].join("\n");
};
var State = class {
  // set by the Sim, to mark the nodes that this state has
  gen;
  threads = [];
  match = false;
  runs = [];
  // the sorted ids of the threads, with 0 for a match, once the
  // state is done
  ids = [];
  constructor(gen) {
    this.gen = gen;
  }
  // no threads, so nothing more can match
  get dead() {
    return !this.threads.length && !this.match && !this.runs.length;
  }
};
var sameState = (a, b) => {
  if (a.ids.length !== b.ids.length)
    return false;
  if (a.runs.length !== b.runs.length)
    return false;
  if (a.ids.some((id, i) => id !== b.ids[i]))
    return false;
  return a.runs.every((r) => b.runs.some((o) => o.neg === r.neg && sameState(o.state, r.state)));
};
var marks = (size) => ({
  has: new Float64Array(size),
  seen: new Float64Array(size),
  gen: 0
});
var Sim = class {
  // `.` and `..` only match literal dots, even with `dot:true`
  dots;
  // the string starts with `.`, and `dot:true` is not set
  dotStart;
  #marks;
  constructor(dots, dotStart, marks2) {
    this.dots = dots;
    this.dotStart = dotStart;
    this.#marks = marks2;
  }
  state() {
    return new State(++this.#marks.gen);
  }
  // sort the ids of a state, once it has all of its threads
  done(state) {
    state.ids = state.threads.map((n) => n.id).sort((a, b) => a - b);
    if (state.match)
      state.ids.unshift(MATCH.id);
    return state;
  }
  // true the first time that the state walks through the node, so
  // that loops in the graph stop
  #visit(state, node) {
    const { seen } = this.#marks;
    if (seen[node.id] === state.gen)
      return false;
    seen[node.id] = state.gen;
    return true;
  }
  #addThread(state, node) {
    const { has } = this.#marks;
    if (has[node.id] === state.gen)
      return false;
    has[node.id] = state.gen;
    state.threads.push(node);
    return true;
  }
  // wildcards only match a leading dot if `dot:true`. In a negated
  // sub-pattern, this does not apply, because the negation itself
  // can not match a leading dot.
  restricted(i, top) {
    return top && (this.dots || this.dotStart && i === 0);
  }
  add(state, node, i, top) {
    switch (node.t) {
      case "split":
        if (!this.#visit(state, node))
          return;
        for (const o of node.out)
          this.add(state, o, i, top);
        return;
      case "neg":
        if (!this.#visit(state, node))
          return;
        const sub2 = this.state();
        this.add(sub2, node.sub, i, false);
        this.done(sub2);
        return this.addRun(state, { t: "run", neg: node, state: sub2 }, i, top);
      case "star":
        if (this.restricted(i, top))
          return;
        if (this.#addThread(state, node))
          this.add(state, node.next, i, top);
        return;
      case "match":
        state.match = true;
        return;
      default:
        this.#addThread(state, node);
    }
  }
  addRun(state, run2, i, top) {
    for (const r of state.runs) {
      if (r.neg === run2.neg && sameState(r.state, run2.state))
        return;
    }
    state.runs.push(run2);
    if (!run2.state.match) {
      this.add(state, run2.neg.next, i, top);
    }
  }
  // the threads after char `c`, at index `i`
  step(state, c, i, top) {
    const next = this.state();
    for (const th of state.threads) {
      switch (th.t) {
        case "lit":
          if (litMatch(th, c)) {
            this.add(next, th.next, i + 1, top);
          }
          break;
        case "any":
          if (!this.restricted(i, top))
            this.add(next, th.next, i + 1, top);
          break;
        case "class":
          if (!this.restricted(i, top) && th.re.test(c)) {
            this.add(next, th.next, i + 1, top);
          }
          break;
        case "star":
          if (!this.restricted(i, top))
            this.add(next, th, i + 1, top);
      }
    }
    if (!this.restricted(i, top)) {
      for (const run2 of state.runs) {
        if (run2.state.dead) {
          this.addRun(next, run2, i + 1, top);
          continue;
        }
        const sub2 = this.step(run2.state, c, i, false);
        this.addRun(next, { t: "run", neg: run2.neg, state: sub2 }, i + 1, top);
      }
    }
    return this.done(next);
  }
};
var stateKey = (state) => {
  const ids = state.ids.join();
  if (!state.runs.length)
    return ids;
  const runs = state.runs.map((r) => `${r.neg.id}(${stateKey(r.state)})`);
  return `${ids}|${runs.sort().join("|")}`;
};
var DFA_BUDGET = 1 << 18;
var Dfa = class {
  #start;
  #states = /* @__PURE__ */ new Map();
  #size = 0;
  #plain;
  #dotStart;
  #sim;
  #dotSim;
  constructor(start, marks2) {
    this.#start = start;
    this.#sim = new Sim(false, false, marks2);
    this.#dotSim = new Sim(false, true, marks2);
  }
  #make(state) {
    return {
      state,
      match: state.match,
      dead: state.dead,
      next: /* @__PURE__ */ new Map()
    };
  }
  #intern(state) {
    const key = stateKey(state);
    const found = this.#states.get(key);
    if (found)
      return found;
    if (this.#size > DFA_BUDGET)
      this.#clear();
    const d = this.#make(state);
    this.#states.set(key, d);
    this.#size += key.length + 1;
    return d;
  }
  #clear() {
    this.#states.clear();
    this.#size = 0;
    this.#plain = void 0;
    this.#dotStart = void 0;
  }
  start(dotStart) {
    if (dotStart) {
      if (this.#dotStart)
        return this.#dotStart;
      const state2 = this.#dotSim.state();
      this.#dotSim.add(state2, this.#start, 0, true);
      return this.#dotStart = this.#make(this.#dotSim.done(state2));
    }
    if (this.#plain)
      return this.#plain;
    const state = this.#sim.state();
    this.#sim.add(state, this.#start, 0, true);
    return this.#plain = this.#intern(this.#sim.done(state));
  }
  // the next state, after a miss in `d.ascii`
  next(d, c) {
    const code18 = c.charCodeAt(0);
    const found = code18 < 128 ? void 0 : d.next.get(c);
    if (found)
      return found;
    const n = d === this.#dotStart ? this.#intern(this.#dotSim.step(d.state, c, 0, true)) : this.#intern(this.#sim.step(d.state, c, 1, true));
    if (code18 < 128) {
      if (!d.ascii) {
        d.ascii = new Array(128);
        this.#size += 128;
      }
      d.ascii[code18] = n;
    } else {
      d.next.set(c, n);
    }
    this.#size++;
    return n;
  }
};
var linear = (start) => {
  const nodes = [];
  for (let n = start; n.t !== "match"; n = n.next) {
    if (n.t === "split" || n.t === "neg")
      return void 0;
    nodes.push(n);
  }
  return nodes;
};
var testLinear = (nodes, chars, start, end) => {
  let ni = 0;
  let ci = start;
  let starNi = -1;
  let starCi = 0;
  while (ci < end) {
    const n = nodes[ni];
    if (n?.t === "star") {
      starNi = ni++;
      starCi = ci;
      continue;
    }
    const c = chars[ci];
    if (n && (n.t === "any" || n.t === "lit" && litMatch(n, c) || n.t === "class" && n.re.test(c))) {
      ni++;
      ci++;
      continue;
    }
    if (starNi === -1)
      return false;
    ni = starNi + 1;
    ci = ++starCi;
  }
  while (nodes[ni]?.t === "star")
    ni++;
  return ni === nodes.length;
};
var lengths = (items) => {
  let min = 0;
  let max = 0;
  for (const it of items) {
    const [lo, hi] = itemLengths(it);
    min += lo;
    max += hi;
  }
  return [min, max];
};
var itemLengths = (it) => {
  if (it.t === "star")
    return [0, Infinity];
  if (it.t !== "ext")
    return [1, 1];
  if (it.type === "!")
    return [0, Infinity];
  const alts = it.alts.map(lengths);
  const min = Math.min(...alts.map((a) => a[0]));
  const max = Math.max(...alts.map((a) => a[1]));
  const loop = max === 0 ? 0 : Infinity;
  return it.type === "@" ? [min, max] : it.type === "?" ? [0, max] : it.type === "*" ? [0, loop] : [min, loop];
};
var hasAffix = (lits, chars, start) => {
  for (let j = 0; j < lits.length; j++) {
    if (!litMatch(lits[j], chars[start + j]))
      return false;
  }
  return true;
};
var slashOrSurrogate = /[/\ud800-\udfff]/;
var surrogate = /[\ud800-\udfff]/;
var codePoints = (s) => surrogate.test(s) ? [...s] : s;
var noSlash = (s) => {
  if (s.includes("/")) {
    throw new Error("can only match a single path portion, got: " + s);
  }
};
var Matcher = class {
  pattern;
  options;
  #start;
  // the number of node ids
  #size;
  #marks;
  // the Sim for strings that are only `.` or `..`
  #dotsSim;
  // the string to compare, if the pattern has no magic. With
  // `nocase:true`, the RegExp that folds case is made when it is
  // first used.
  #literal;
  #literalFold = false;
  #literalRe;
  // the nodes between the prefix and suffix, if the graph is a
  // single chain
  #linear;
  // the linear nodes are only `*` and `?`, so the length bounds and
  // the prefix and suffix decide the match
  #wild = false;
  // the least and most chars that a match can have
  #min = 0;
  #max = Infinity;
  // the literals that a match must start and end with. Each one
  // matches exactly one char, and they are distinct items in the
  // pattern, so a string that does not have them can not match.
  #prefix = [];
  #suffix = [];
  // the prefix and suffix as strings, if they do not fold case
  #prefixStr;
  #suffixStr;
  // there is a prefix or suffix to check
  #affix = false;
  #dfa;
  #form;
  constructor(pattern, options = {}) {
    if (pattern.includes("/")) {
      throw new Error("can only match a single path portion, got pattern: " + pattern);
    }
    this.pattern = pattern;
    this.options = options;
    const { nocase = false, noext = false, normalize: n } = options;
    this.#form = n === true ? "NFC" : n || void 0;
    const literal2 = /^[?*+@]\(\)$/.test(pattern);
    const toks = tokenize(pattern, nocase, noext || literal2, this.#form, options.rangeMark);
    let [items] = build(toks, pair(toks), 0, toks.length, true);
    if (this.#form)
      items = normalize(items, this.#form);
    const [start, size] = compile(items, nocase);
    this.#start = start;
    this.#size = size;
    if (items.every((it) => it.t === "lit")) {
      this.#literal = items.map((it) => it.ch).join("");
      this.#literalFold = nocase;
    } else {
      const lit2 = (it) => it.t !== "lit" ? void 0 : nocase ? { ch: it.ch, re: foldRe(it.ch) } : { ch: it.ch };
      for (const it of items) {
        const l = lit2(it);
        if (!l)
          break;
        this.#prefix.push(l);
      }
      for (let j = items.length - 1; j >= 0; j--) {
        const l = lit2(items[j]);
        if (!l)
          break;
        this.#suffix.unshift(l);
      }
      this.#affix = !!(this.#prefix.length || this.#suffix.length);
      if (!nocase) {
        this.#prefixStr = this.#prefix.map((l) => l.ch).join("");
        this.#suffixStr = this.#suffix.map((l) => l.ch).join("");
      }
      this.#linear = linear(this.#start)?.slice(this.#prefix.length, -this.#suffix.length || void 0);
      this.#wild = !!this.#linear?.every((n2) => n2.t === "star" || n2.t === "any");
      const [min, max] = lengths(items);
      this.#min = min;
      this.#max = max;
    }
  }
  test(s) {
    if (this.#form) {
      noSlash(s);
      return this.#test(s.normalize(this.#form));
    }
    if (slashOrSurrogate.test(s)) {
      noSlash(s);
      return this.#test(s, [...s]);
    }
    return this.#test(s, s);
  }
  /**
   * The same as {@link Matcher#test}, but the string is not checked
   * for `/` chars, so the result for a string that has one is not
   * defined. Only use it for a string that is known to be one path
   * portion, such as a part of a path that was split on `/`. It can
   * be faster, because some patterns do not need to look at each char
   * of the string.
   */
  testUnchecked(s) {
    return this.#test(this.#form ? s.normalize(this.#form) : s);
  }
  // Test a string that has no `/`. `chars` indexes it by code point.
  // If it is not given, it is only found if a step needs it.
  #test(s, chars) {
    if (this.#literal !== void 0) {
      return this.#literalFold ? (this.#literalRe ??= newFoldRe(this.#literal)).test(s) : s === this.#literal;
    }
    const min = this.#min;
    const max = this.#max;
    if (chars === void 0) {
      const most5 = s.length;
      const least = most5 + 1 >> 1;
      if (most5 < min || least > max)
        return false;
      if (least < min || most5 > max)
        chars = codePoints(s);
    }
    if (chars !== void 0 && (chars.length < min || chars.length > max)) {
      return false;
    }
    const prefix2 = this.#prefix.length;
    if (this.#affix) {
      if (this.#prefixStr !== void 0 && this.#suffixStr !== void 0) {
        if (!s.startsWith(this.#prefixStr) || !s.endsWith(this.#suffixStr)) {
          return false;
        }
      } else {
        chars ??= codePoints(s);
        const end = chars.length - this.#suffix.length;
        if (!hasAffix(this.#prefix, chars, 0) || !hasAffix(this.#suffix, chars, end)) {
          return false;
        }
      }
    }
    const dotStart = !this.options.dot && s.startsWith(".");
    if (this.#linear) {
      if (s === "." || s === "..")
        return false;
      if (dotStart && !prefix2)
        return false;
      if (this.#wild)
        return true;
      chars ??= codePoints(s);
      const end = chars.length - this.#suffix.length;
      return testLinear(this.#linear, chars, prefix2, end);
    }
    chars ??= codePoints(s);
    if (s === "." || s === "..") {
      this.#marks ??= marks(this.#size);
      const sim = this.#dotsSim ??= new Sim(true, false, this.#marks);
      const start = sim.state();
      sim.add(start, this.#start, 0, true);
      let state = sim.done(start);
      for (let i = 0; i < chars.length; i++) {
        state = sim.step(state, chars[i], i, true);
      }
      return state.match;
    }
    this.#marks ??= marks(this.#size);
    const dfa = this.#dfa ??= new Dfa(this.#start, this.#marks);
    let d = dfa.start(dotStart);
    const str = chars === s;
    for (let i = 0; i < chars.length; i++) {
      if (d.dead)
        return false;
      const code18 = str ? s.charCodeAt(i) : chars[i].charCodeAt(0);
      d = d.ascii?.[code18] ?? dfa.next(d, chars[i]);
    }
    return d.match;
  }
  /** a readable listing of the state machine */
  toString() {
    return show(this.#start);
  }
};

// node_modules/minimatch/dist/esm/assert-valid-pattern.js
var MAX_PATTERN_LENGTH = 1024 * 64;
var assertValidPattern = (pattern) => {
  if (typeof pattern !== "string") {
    throw new TypeError("invalid pattern");
  }
  if (pattern.length > MAX_PATTERN_LENGTH) {
    throw new TypeError("pattern is too long");
  }
};

// node_modules/minimatch/dist/esm/escape.js
var escape = (s, { windowsPathsNoEscape = false, magicalBraces = false } = {}) => {
  const e = magicalBraces ? windowsPathsNoEscape ? s.replace(/[?*()[\]{}]/g, "[$&]") : s.replace(/[?*()[\]\\{}]/g, "\\$&") : windowsPathsNoEscape ? s.replace(/[?*()[\]]/g, "[$&]") : s.replace(/[?*()[\]\\]/g, "\\$&");
  const c = e.charAt(0);
  if (c === "#") {
    return (windowsPathsNoEscape ? "[#]" : "\\#") + e.slice(1);
  }
  if (c === "!") {
    return (windowsPathsNoEscape ? "@(!)" : "\\!") + e.slice(1);
  }
  return e;
};

// node_modules/minimatch/dist/esm/unescape.js
var unescape = (s, { windowsPathsNoEscape = false, magicalBraces = true } = {}) => {
  if (windowsPathsNoEscape && s.startsWith("@(!)")) {
    return "!" + unescape(s.slice(4), { windowsPathsNoEscape, magicalBraces });
  }
  if (magicalBraces) {
    return windowsPathsNoEscape ? s.replace(/\[([^/\\])\]/g, "$1") : s.replace(/((?!\\).|^)\[([^/\\])\]/g, "$1$2").replace(/\\([^/])/g, "$1");
  }
  return windowsPathsNoEscape ? s.replace(/\[([^/\\{}])\]/g, "$1") : s.replace(/((?!\\).|^)\[([^/\\{}])\]/g, "$1$2").replace(/\\([^/{}])/g, "$1");
};

// node_modules/minimatch/dist/esm/index.js
var DEFAULT_BRACE_EXPAND_MAX = 1e5;
var DEFAULT_GLOB_STAR_RECURSION_MAX = 200;
var AWE_KEY = "allowWindowsEscape";
var minimatch = (p, pattern, options) => {
  assertValidPattern(pattern);
  if (!options?.nocomment && pattern.charAt(0) === "#") {
    return false;
  }
  return cachedMinimatch(pattern, options).match(p);
};
var cache = /* @__PURE__ */ new Map();
var oldCache = /* @__PURE__ */ new Map();
var cacheSize = 0;
var cacheTotalWeight = 0;
var cacheMax = 256;
var cacheMaxWeight = 1 << 15;
var cacheMaxEntryWeight = 1 << 12;
var cacheWeight = (mm) => {
  let w = mm.pattern.length;
  for (const s of mm.globSet) {
    w += s.length + 1;
    if (w > cacheMaxEntryWeight)
      break;
  }
  return w;
};
var tri = (v) => v === void 0 ? 0 : v ? 2 : 1;
var booleanWeights = new Map(Object.keys({
  nobrace: 0,
  nocomment: 0,
  nonegate: 0,
  noglobstar: 0,
  noext: 0,
  nonull: 0,
  partial: 0,
  dot: 0,
  nocase: 0,
  nocaseMagicOnly: 0,
  magicalBraces: 0,
  matchBase: 0,
  flipNegate: 0,
  preserveMultipleSlashes: 0,
  windowsNoMagicRoot: 0
}).map((k, i) => [k, 24 * 3 ** i]));
var optionsKey = (o) => {
  let n = 0;
  let wpe = false;
  for (const k in o) {
    const v = o[k];
    switch (k) {
      // the same test as the Minimatch constructor
      case "windowsPathsNoEscape":
        if (v)
          wpe = true;
        break;
      case AWE_KEY:
        if (v === false)
          wpe = true;
        break;
      case "platform": {
        const p = v || defaultPlatform;
        if (p === defaultPlatform)
          break;
        if (p === "darwin")
          n += 3;
        else if (p === "win32")
          n += 6;
        else if (p === "linux")
          n += 9;
        else
          return JSON.stringify(o);
        break;
      }
      case "optimizationLevel":
        if (v === void 0)
          break;
        n += v >= 2 ? 1 : v >= 1 ? 0 : 2;
        break;
      case "braceExpandMax":
        if (v !== void 0 && v !== DEFAULT_BRACE_EXPAND_MAX) {
          return JSON.stringify(o);
        }
        break;
      case "maxGlobstarRecursion":
        if (v !== void 0 && v !== DEFAULT_GLOB_STAR_RECURSION_MAX) {
          return JSON.stringify(o);
        }
        break;
      case "normalize":
        if (v !== void 0)
          return JSON.stringify(o);
        break;
      default:
        n += (booleanWeights.get(k) ?? 0) * tri(v);
    }
  }
  return wpe ? n + 12 : n;
};
var copyOptions = (o) => {
  const copy = {};
  for (const k in o)
    copy[k] = o[k];
  return copy;
};
var cachedMinimatch = (pattern, options) => {
  const key = options ? optionsKey(options) : 0;
  let mm = cache.get(key)?.get(pattern);
  if (mm)
    return mm;
  mm = oldCache.get(key)?.get(pattern) ?? new Minimatch(pattern, copyOptions(options));
  const weight = cacheWeight(mm);
  if (weight > cacheMaxEntryWeight)
    return mm;
  if (cacheSize >= cacheMax || cacheTotalWeight + weight > cacheMaxWeight) {
    oldCache = cache;
    cache = /* @__PURE__ */ new Map();
    cacheSize = 0;
    cacheTotalWeight = 0;
  }
  let byPattern = cache.get(key);
  if (!byPattern)
    cache.set(key, byPattern = /* @__PURE__ */ new Map());
  byPattern.set(pattern, mm);
  cacheSize++;
  cacheTotalWeight += weight;
  return mm;
};
var defaultPlatform = typeof process === "object" && process ? process.env?.__MINIMATCH_TESTING_PLATFORM__ || process.platform : "posix";
var path6 = {
  win32: { sep: "\\" },
  posix: { sep: "/" }
};
var sep3 = defaultPlatform === "win32" ? path6.win32.sep : path6.posix.sep;
minimatch.sep = sep3;
var GLOBSTAR = /* @__PURE__ */ Symbol("globstar **");
minimatch.GLOBSTAR = GLOBSTAR;
var filter = (pattern, options) => {
  let mm;
  return (p) => (mm ??= cachedMinimatch(pattern, options)).match(p);
};
minimatch.filter = filter;
var ext = (a, b = {}) => Object.assign({}, a, b);
var defaults = (def) => {
  if (!def || typeof def !== "object" || !Object.keys(def).length) {
    return minimatch;
  }
  const orig = minimatch;
  const m = (p, pattern, options = {}) => orig(p, pattern, ext(def, options));
  return Object.assign(m, {
    Minimatch: class Minimatch extends orig.Minimatch {
      constructor(pattern, options = {}) {
        super(pattern, ext(def, options));
      }
      static defaults(options) {
        return orig.defaults(ext(def, options)).Minimatch;
      }
    },
    unescape: (s, options = {}) => orig.unescape(s, ext(def, options)),
    escape: (s, options = {}) => orig.escape(s, ext(def, options)),
    filter: (pattern, options = {}) => orig.filter(pattern, ext(def, options)),
    defaults: (options) => orig.defaults(ext(def, options)),
    braceExpand: (pattern, options = {}) => orig.braceExpand(pattern, ext(def, options)),
    match: (list3, pattern, options = {}) => orig.match(list3, pattern, ext(def, options)),
    sep: orig.sep,
    GLOBSTAR
  });
};
minimatch.defaults = defaults;
var braceExpand = (pattern, options = {}) => {
  assertValidPattern(pattern);
  if (options.nobrace || !/\{(?:(?!\{).)*\}/.test(pattern)) {
    return [pattern];
  }
  let p = pattern.replace(/\\\\/g, "\\\\\\\\");
  if (options.windowsPathsNoEscape || options[AWE_KEY] === false) {
    p = p.replace(/\[([{}])\]/g, "[\\$1]");
  }
  return expand(p, { max: options.braceExpandMax });
};
minimatch.braceExpand = braceExpand;
var RANGE_MIN = 100;
var rangeRe = /(?<![\\$])\{(-?\d+)\.\.(-?\d+)\}/g;
var inRepeatOrNegExt = (portion, mark) => {
  const stack = [];
  for (let i = 0; i < portion.length; i++) {
    const c = portion.charAt(i);
    if (c === "\\") {
      i++;
    } else if (c === mark) {
      if (stack.some((t) => t !== "@" && t !== "?"))
        return true;
    } else if (portion.charAt(i + 1) === "(" && "!?+*@".includes(c)) {
      stack.push(c);
      i++;
    } else if (c === ")") {
      stack.pop();
    }
  }
  return false;
};
var match = (list3, pattern, options = {}) => {
  const mm = new Minimatch(pattern, options);
  list3 = list3.filter((f) => mm.match(f));
  if (mm.options.nonull && !list3.length) {
    list3.push(pattern);
  }
  return list3;
};
minimatch.match = match;
var globMagic = /[?*]|[+@!]\(.*?\)|\[|\]/;
var classEnd = (pattern, start) => {
  let i = start + 1;
  if (pattern.charAt(i) === "!" || pattern.charAt(i) === "^")
    i++;
  let sawStart = false;
  for (; i < pattern.length; i++) {
    const c = pattern.charAt(i);
    if (c === "]" && sawStart)
      return i;
    sawStart = true;
    if (c === "\\")
      i++;
  }
  return -1;
};
var literal = (pattern, noext) => {
  if (!noext && (pattern === "+()" || pattern === "@()"))
    return pattern;
  let lit2 = "";
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern.charAt(i);
    if (c === "\\") {
      lit2 += pattern.charAt(++i) || c;
    } else if (c === "*" || c === "?") {
      return void 0;
    } else if (c === "[") {
      const close = classEnd(pattern, i);
      if (close === -1) {
        lit2 += c;
        continue;
      }
      let body = pattern.slice(i + 1, close);
      if (body.startsWith("\\"))
        body = body.slice(1);
      if ([...body].length !== 1 || "!^".includes(pattern.charAt(i + 1))) {
        return void 0;
      }
      lit2 += body;
      i = close;
    } else if (!noext && "+@!".includes(c) && pattern.charAt(i + 1) === "(" && pattern.includes(")", i + 2)) {
      return void 0;
    } else {
      lit2 += c;
    }
  }
  return lit2;
};
var MAX_EXTGLOBS = 256;
var extglobCount = (pattern) => {
  let n = 0;
  for (let i = 0; i < pattern.length - 1; i++) {
    const c = pattern.charAt(i);
    if (c === "\\") {
      i++;
    } else if ("+@!?*".includes(c) && pattern.charAt(i + 1) === "(") {
      n++;
      i++;
    }
  }
  return n;
};
var assertValidExtglobs = (pattern) => {
  if (extglobCount(pattern) > MAX_EXTGLOBS) {
    throw new TypeError("pattern has too many extglobs");
  }
};
var extSafe = (pattern) => {
  if (/^[?*+@]\(\)$/.test(pattern) || pattern.includes("[:"))
    return false;
  let depth = 0;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern.charAt(i);
    if (c === "\\") {
      if (++i === pattern.length)
        return false;
    } else if (c === "[") {
      const close = classEnd(pattern, i);
      if (close !== -1)
        i = close;
    } else if ("+@!?*".includes(c) && pattern.charAt(i + 1) === "(") {
      depth++;
      i++;
    } else if (c === ")") {
      if (!depth--)
        return false;
    } else if (c === "|" && !depth) {
      return false;
    }
  }
  return !depth;
};
var lastSplit;
var lastChecked;
var portionMatch = (p, f) => typeof p === "string" ? f === p : f !== "" && p.testUnchecked(f);
var endIndex = (p, last, lastStart, prev, prevStart) => portionMatch(p, last) ? lastStart : prev !== void 0 && portionMatch(p, prev) ? prevStart : -1;
var isDots = (p) => p === "." || p === "..";
var isDrive = (p) => typeof p === "string" && /^[a-z]:$/i.test(p);
var isLongUNC = (p) => typeof p === "string" && /^unc$/i.test(p);
var uncHost = (p) => {
  if (p[0] !== "" || p[1] !== "")
    return -1;
  const h = p[2] !== "?" ? 2 : isLongUNC(p[3]) ? 4 : -1;
  const host = p[h];
  const share = p[h + 1];
  return h !== -1 && host !== void 0 && host !== "" && host !== GLOBSTAR && share !== void 0 && share !== "" && share !== GLOBSTAR ? h : -1;
};
var walkable = (p, dot) => !isDots(p) && (dot || !p.startsWith("."));
var dotPortion = (f, start, end, dot, sep5) => {
  for (let k = start; k < end; ) {
    if (f.charCodeAt(k) === 46) {
      if (!dot)
        return true;
      const n = f.charCodeAt(k + 1) === 46 ? k + 2 : k + 1;
      if (n >= end || isSep(f.charCodeAt(n), sep5))
        return true;
    }
    const s = nextSep(f, k, sep5);
    if (s === -1)
      return false;
    k = s + 1;
    while (k < end && isSep(f.charCodeAt(k), sep5))
      k++;
  }
  return false;
};
var isSep = (c, sep5) => sep5 === "/" ? c === 47 : sep5 === "\\" ? c === 92 : c === 47 || c === 92;
var nextSep = (f, from, sep5) => {
  if (sep5 !== "both")
    return f.indexOf(sep5, from);
  const s = f.indexOf("/", from);
  const b = f.indexOf("\\", from);
  return s === -1 ? b : b === -1 ? s : Math.min(s, b);
};
var lastSep = (f, from, sep5) => sep5 !== "both" ? f.lastIndexOf(sep5, from) : Math.max(f.lastIndexOf("/", from), f.lastIndexOf("\\", from));
var PENDING = {};
var Minimatch = class {
  options;
  set;
  pattern;
  windowsPathsNoEscape;
  nonegate;
  negate;
  comment;
  empty;
  preserveMultipleSlashes;
  partial;
  globSet;
  globParts;
  nocase;
  isWindows;
  platform;
  windowsNoMagicRoot;
  maxGlobstarRecursion;
  // the path can be checked against the last portion, and the string
  // portions, of each row before it is split. See #canMatch.
  #endCheck;
  #literalCheck;
  // level 2 resolves `.` and `..` portions in the path
  #level2;
  // the unicode normalization form, if any
  #form;
  // the string portions of each row in the set
  #literals = [];
  // the rows that #canMatch can match without splitting the path
  #shapes = [];
  // the rows whose last portion can be checked against the path's
  #endRows = [];
  // brace expansion can make the same portion in many rows, so they
  // share one Matcher, and the states that it caches
  #matchers = /* @__PURE__ */ new Map();
  // parse() returns PENDING in place of a Matcher
  #pending = false;
  // the char that marks numeric ranges in globSet, if any
  #rangeMark;
  // the GlobstarParts of each pattern row, by start index and partial
  #globstarParts = /* @__PURE__ */ new WeakMap();
  constructor(pattern, options = {}) {
    assertValidPattern(pattern);
    options = options || {};
    this.options = options;
    this.maxGlobstarRecursion = options.maxGlobstarRecursion ?? DEFAULT_GLOB_STAR_RECURSION_MAX;
    this.pattern = pattern;
    this.platform = options.platform || defaultPlatform;
    this.isWindows = this.platform === "win32";
    this.windowsPathsNoEscape = !!options.windowsPathsNoEscape || options[AWE_KEY] === false;
    if (this.windowsPathsNoEscape) {
      this.pattern = this.pattern.replace(/\\/g, "/");
    }
    this.preserveMultipleSlashes = !!options.preserveMultipleSlashes;
    this.negate = false;
    this.nonegate = !!options.nonegate;
    this.comment = false;
    this.empty = false;
    this.partial = !!options.partial;
    this.nocase = !!this.options.nocase;
    this.windowsNoMagicRoot = options.windowsNoMagicRoot !== void 0 ? options.windowsNoMagicRoot : !!(this.isWindows && this.nocase);
    this.globSet = [];
    this.globParts = [];
    this.set = [];
    this.#endCheck = !this.preserveMultipleSlashes;
    this.#level2 = (options.optimizationLevel ?? 1) >= 2;
    const n = options.normalize;
    this.#form = n === true ? "NFC" : n || void 0;
    this.make();
    const drives = this.set.map((row2) => this.#rootIndex(row2));
    this.#endRows = this.set.map((row2, r) => this.#endCheck && row2.length - 1 > drives[r]);
    this.#literals = this.set.map((row2, r) => {
      const end = this.#endRows[r] ? row2.length - 1 : row2.length;
      const lits = row2.slice(drives[r] + 1, end).filter((p) => typeof p === "string" && !!p);
      return [...new Set(lits)];
    });
    this.#literalCheck = this.#literals.some((l) => l.length);
    this.#shapes = this.set.map((row2, r) => {
      const [p0, p1, p2] = row2;
      if (this.#endRows[r] && row2.length === 2) {
        if (p0 === GLOBSTAR && p1 !== GLOBSTAR)
          return "tail";
      }
      if (this.#endRows[r] && options.matchBase && row2.length === 1 && p0 !== GLOBSTAR && p0 !== "") {
        return "base";
      }
      if (!this.#endCheck || drives[r] !== -1)
        return void 0;
      if (row2.length === 3 && p0 === GLOBSTAR && p2 === GLOBSTAR && p1 !== GLOBSTAR && p1 !== "" && // the portion between is only matched below this limit
      this.maxGlobstarRecursion > 0) {
        return "mid";
      }
      if (row2.length === 2 && p1 === GLOBSTAR && p0 !== GLOBSTAR && p0 !== "") {
        return "head";
      }
      return void 0;
    });
  }
  // a string portion of a pattern, normalized if the option is set
  #norm(p) {
    return this.#form ? p.normalize(this.#form) : p;
  }
  // On Windows, the index of the last root portion of a row, as
  // #matchRow finds it: 0 for `c:/...`, 3 for `//?/c:/...` and
  // `//host/share/...`, and 5 for `//?/UNC/host/share/...`. Otherwise
  // -1.
  #rootIndex(row2) {
    if (!this.isWindows)
      return -1;
    if (isDrive(row2[0]))
      return 0;
    const uncDrive = row2[0] === "" && row2[1] === "" && row2[2] === "?" && isDrive(row2[3]);
    if (uncDrive)
      return 3;
    const h = uncHost(row2);
    return h === -1 ? -1 : h + 1;
  }
  hasMagic() {
    if (this.options.magicalBraces && this.set.length > 1) {
      return true;
    }
    for (const pattern of this.set) {
      for (const part of pattern) {
        if (typeof part !== "string")
          return true;
      }
    }
    return false;
  }
  make() {
    const pattern = this.pattern;
    const options = this.options;
    if (!options.nocomment && pattern.charAt(0) === "#") {
      this.comment = true;
      return;
    }
    if (!pattern) {
      this.empty = true;
      return;
    }
    this.parseNegate();
    this.globSet = [...new Set(this.#expandBraces())];
    const rawGlobParts = this.globSet.map((s) => this.#slashSplit(s));
    this.globParts = this.preprocess(rawGlobParts);
    this.#pending = true;
    let set = this.globParts.map((s, _, __) => {
      if (this.isWindows && this.windowsNoMagicRoot) {
        const n = s[2] === "?" && isLongUNC(s[3]) ? 6 : 4;
        const isUNC = s[0] === "" && s[1] === "" && (s[2] === "?" || !globMagic.test(s[2])) && s.slice(3, n).every((p) => !globMagic.test(p));
        const isDrive2 = /^[a-z]:/i.test(s[0]);
        if (isUNC) {
          return [
            ...s.slice(0, n).map((p) => this.#norm(p)),
            ...s.slice(n).map((ss) => this.parse(ss))
          ];
        } else if (isDrive2) {
          return [
            this.#norm(s[0]),
            ...s.slice(1).map((ss) => this.parse(ss))
          ];
        }
      }
      return s.map((ss) => this.parse(ss));
    });
    this.set = set.filter((s) => s.indexOf(false) === -1);
    if (this.isWindows) {
      for (let i = 0; i < this.set.length; i++) {
        const p = this.set[i];
        if (p[0] === "" && p[1] === "" && this.globParts[i][2] === "?" && (isDrive(p[3]) || isLongUNC(this.globParts[i][3]))) {
          if (isLongUNC(this.globParts[i][3]))
            p[3] = "UNC";
          p[2] = "?";
        }
      }
    }
    if (!options.noext)
      this.mergeRows();
    this.#pending = false;
    this.set.forEach((row2, i) => {
      for (let k = 0; k < row2.length; k++) {
        if (row2[k] === PENDING) {
          row2[k] = this.parse(this.globParts[i][k]);
        }
      }
    });
  }
  // Merge rows that only differ in one portion, where each of them
  // is a Matcher, into one row that matches any of them with
  // `@(a|b|...)`. Then a path is only walked once for all of them,
  // for example with `**/*.{js,ts}`.
  mergeRows() {
    let merged = true;
    while (merged) {
      merged = false;
      if (this.set.length < 2)
        return;
      let keys = this.#mergeKeys();
      const len = Math.max(0, ...this.set.map((r) => r.length));
      for (let k = 0; k < len; k++) {
        const groups = /* @__PURE__ */ new Map();
        const R = this.set.length + 1;
        this.set.forEach((row2, i) => {
          if (!(row2[k] instanceof Matcher || row2[k] === PENDING) || !extSafe(this.globParts[i][k])) {
            return;
          }
          const { pre, suf } = keys[i];
          const key = pre[k] * R + suf[k + 1];
          const g = groups.get(key);
          if (g)
            g.push(i);
          else
            groups.set(key, [i]);
        });
        const drop = /* @__PURE__ */ new Set();
        for (const g of groups.values()) {
          if (g.length < 2)
            continue;
          const [first, ...rest2] = g;
          const alts = g.map((i) => this.globParts[i][k]);
          const glob2 = `@(${alts.join("|")})`;
          if (extglobCount(glob2) > MAX_EXTGLOBS)
            continue;
          this.globParts[first][k] = glob2;
          this.set[first][k] = this.parse(glob2);
          for (const i of rest2)
            drop.add(i);
        }
        if (drop.size) {
          merged = true;
          this.set = this.set.filter((_, i) => !drop.has(i));
          this.globParts = this.globParts.filter((_, i) => !drop.has(i));
          if (this.set.length < 2)
            return;
          keys = this.#mergeKeys();
        }
      }
    }
  }
  // For each row, number ids for its prefixes and suffixes, such that
  // pre[k] identifies parts[0..k) and suf[k] identifies parts[k..n).
  // Two rows are the same other than at portion k exactly when they
  // have the same pre[k] and suf[k + 1]. This is linear in the size of
  // the rows, where joining the whole row for every k was quadratic.
  #mergeKeys() {
    const partIds = /* @__PURE__ */ new Map();
    const ids = this.globParts.map((parts) => parts.map((s) => {
      let id = partIds.get(s);
      if (id === void 0)
        partIds.set(s, id = partIds.size);
      return id;
    }));
    const P = partIds.size;
    const len = Math.max(0, ...ids.map((r) => r.length));
    const keys = ids.map((r) => ({
      pre: [0],
      suf: new Array(r.length + 1).fill(0)
    }));
    for (let k = 0; k < len; k++) {
      const m = /* @__PURE__ */ new Map();
      ids.forEach((r, i) => {
        if (k >= r.length)
          return;
        const { pre } = keys[i];
        const key = pre[k] * P + r[k];
        let id = m.get(key);
        if (id === void 0)
          m.set(key, id = m.size + 1);
        pre.push(id);
      });
    }
    for (let k = len - 1; k >= 0; k--) {
      const m = /* @__PURE__ */ new Map();
      ids.forEach((r, i) => {
        if (k >= r.length)
          return;
        const { suf } = keys[i];
        const key = suf[k + 1] * P + r[k];
        let id = m.get(key);
        if (id === void 0)
          m.set(key, id = m.size + 1);
        suf[k] = id;
      });
    }
    return keys;
  }
  // various transforms to equivalent pattern sets that are
  // faster to process in a filesystem walk.  The goal is to
  // eliminate what we can, and push all ** patterns as far
  // to the right as possible, even if it increases the number
  // of patterns that we have to process.
  preprocess(globParts) {
    if (this.options.noglobstar) {
      for (const partset of globParts) {
        for (let j = 0; j < partset.length; j++) {
          if (partset[j] === "**") {
            partset[j] = "*";
          }
        }
      }
    }
    const { optimizationLevel = 1 } = this.options;
    if (optimizationLevel >= 2) {
      globParts = this.firstPhasePreProcess(globParts);
      globParts = this.secondPhasePreProcess(globParts);
    } else if (optimizationLevel >= 1) {
      globParts = this.levelOneOptimize(globParts);
    } else {
      globParts = this.adjascentGlobstarOptimize(globParts);
    }
    return globParts;
  }
  // just get rid of adjascent ** portions
  adjascentGlobstarOptimize(globParts) {
    return globParts.map((parts) => {
      let gs = -1;
      while (-1 !== (gs = parts.indexOf("**", gs + 1))) {
        let i = gs;
        while (parts[i + 1] === "**") {
          i++;
        }
        if (i !== gs) {
          parts.splice(gs, i - gs);
        }
      }
      return parts;
    });
  }
  // get rid of adjascent ** and resolve .. portions
  levelOneOptimize(globParts) {
    return globParts.map((parts) => {
      const root = this.#rootIndex(parts) + 1;
      parts = parts.reduce((set, part) => {
        const prev = set[set.length - 1];
        if (part === "**" && prev === "**") {
          return set;
        }
        if (part === "..") {
          if (set.length > root && prev && prev !== ".." && prev !== "." && prev !== "**") {
            set.pop();
            return set;
          }
        }
        set.push(part);
        return set;
      }, []);
      return parts.length === 0 ? [""] : parts;
    });
  }
  // Check the path against each row before it is split. 'no' if no
  // row can match, so it does not need to be split. 'yes' if a row of
  // `**` and one more portion matches. 'maybe' if it must be split to
  // know. None of this applies with partial, where the path can end
  // before the row does.
  //
  // On Windows, `\` is a separator in the path too, and the portions of
  // a row up to its drive letter or UNC share are not checked (see
  // #rootIndex).
  //
  // Each string portion of a row must be a portion of the path, so the
  // path must contain it. Level 2 can only take portions out of the
  // path, so this is still true then.
  //
  // The last portion of a row must match the last portion of the path,
  // or the one before a trailing `/` (as a/* and a/**/* match a/b/).
  // This does not apply to rows that end in **, rows that end in a
  // root, or preserveMultipleSlashes (which can leave more
  // than one '' at the end). At level 2, it does not apply if that
  // portion is `.` or `..`, which can be
  // resolved away. Level 2 only takes other portions out of the
  // middle of the path.
  //
  // A row of `**/x` then matches if the ** can walk the portions
  // before the one that x matches, the same as #matchGlobstar. At
  // level 2, this is only known if none of them are `.` or `..`, so
  // that the path does not change when it is resolved.
  #canMatch(f) {
    const sep5 = !this.isWindows || !f.includes("\\") ? "/" : f.includes("/") ? "both" : "\\";
    let ends = this.#endCheck ? 0 : -1;
    let last = "";
    let lastStart = 0;
    let prev;
    let prevStart = 0;
    const dot = !!this.options.dot;
    ROWS: for (let r = 0; r < this.set.length; r++) {
      const row2 = this.set[r];
      const p = row2[row2.length - 1];
      let end = ends !== -1 && this.#endRows[r] && p !== GLOBSTAR;
      if (end && ends === 0) {
        const i = lastSep(f, f.length, sep5);
        lastStart = i + 1;
        last = f.slice(lastStart);
        if (last === "" && i >= 0) {
          let j = i;
          while (j > 0 && isSep(f.charCodeAt(j - 1), sep5))
            j--;
          prevStart = j === 0 ? 0 : lastSep(f, j - 1, sep5) + 1;
          prev = f.slice(prevStart, j);
        }
        const resolves = this.#level2 && (isDots(last) || last === "" && prev !== void 0 && isDots(prev));
        ends = resolves ? -1 : 1;
        end = !resolves;
      }
      let tailStart = -1;
      if (end && typeof p === "string") {
        tailStart = endIndex(p, last, lastStart, prev, prevStart);
        if (tailStart === -1)
          continue;
      }
      if (this.#literalCheck) {
        for (const l of this.#literals[r]) {
          if (!f.includes(l))
            continue ROWS;
        }
      }
      if (end && typeof p === "object") {
        tailStart = endIndex(p, last, lastStart, prev, prevStart);
        if (tailStart === -1)
          continue;
      }
      const shape = this.#shapes[r];
      if (shape === "base" && end)
        return "yes";
      if (shape === "tail" && end) {
        if (this.#level2 && dotPortion(f, 0, tailStart, true, sep5)) {
          return "maybe";
        }
        if (!dotPortion(f, 0, tailStart, dot, sep5))
          return "yes";
        continue;
      }
      if (shape === "mid" || shape === "head") {
        const m = this.#walk(f, row2, shape === "head", dot, sep5);
        if (m !== "no")
          return m;
        continue;
      }
      return "maybe";
    }
    return "no";
  }
  // Match a row of a known shape against the split path, the same as
  // #matchGlobstar and #matchGlobStarBodySections do. None of these
  // rows have a drive letter, so they start at the first portion.
  #matchShape(file, row2, shape) {
    const dot = !!this.options.dot;
    const n = file.length;
    if (shape === "head") {
      if (n < 2 || !portionMatch(row2[0], file[0])) {
        return false;
      }
      for (let i = 1; i < n; i++)
        if (!walkable(file[i], dot))
          return false;
      return true;
    }
    const x = row2[1];
    if (shape === "tail") {
      let t = n - 1;
      if (!portionMatch(x, file[t])) {
        if (file[t] !== "" || n === 1 || !portionMatch(x, file[--t])) {
          return false;
        }
      }
      for (let i = 0; i < t; i++)
        if (!walkable(file[i], dot))
          return false;
      return true;
    }
    for (let k = 0; k < n; k++) {
      if (portionMatch(x, file[k]) && k + 1 < n) {
        let i = k + 1;
        while (i < n && walkable(file[i], dot))
          i++;
        if (i === n)
          return true;
      }
      if (!walkable(file[k], dot))
        return false;
    }
    return false;
  }
  // Match a row of `**/x/**` or `x/**` against the path, the same as
  // #matchGlobstar and #matchGlobStarBodySections do once it is split.
  // x must match a portion (the first one, for `x/**`), the ** before
  // it must be able to walk the portions before that one, and there
  // must be a portion after it, which the ** after it can walk. At
  // level 2, this is only known if no portion is `.` or `..`.
  #walk(f, row2, head, dot, sep5) {
    if (this.#level2 && dotPortion(f, 0, f.length, true, sep5))
      return "maybe";
    const x = row2[head ? 0 : 1];
    let s = 0;
    for (let e = nextSep(f, s, sep5); e !== -1; e = nextSep(f, s, sep5)) {
      let next = e + 1;
      while (next < f.length && isSep(f.charCodeAt(next), sep5))
        next++;
      const hit = typeof x === "string" ? e - s === x.length && f.startsWith(x, s) : e > s && x.testUnchecked(f.slice(s, e));
      if (hit && !dotPortion(f, next, f.length, dot, sep5))
        return "yes";
      if (head || dotPortion(f, s, next, dot, sep5))
        return "no";
      s = next;
    }
    return "no";
  }
  // the last split, if it was the same path with the same split
  // settings
  #cachedSplit(f) {
    const last = lastSplit;
    return last?.f === f && last.isWindows === this.isWindows && last.preserveMultipleSlashes === this.preserveMultipleSlashes && last.normalize === this.#form ? last : void 0;
  }
  // split a path for match(), and keep the parts for the next call
  #split(f) {
    const { isWindows: isWindows2, preserveMultipleSlashes } = this;
    let parts = this.#slashSplit(isWindows2 ? f.split("\\").join("/") : f);
    const normalize2 = this.#form;
    if (normalize2)
      parts = parts.map((p) => p.normalize(normalize2));
    lastSplit = {
      f,
      isWindows: isWindows2,
      preserveMultipleSlashes,
      normalize: normalize2,
      parts
    };
    return lastSplit;
  }
  // resolve `.` and `..` portions of a path, for level 2
  #levelTwoFileOptimize(file) {
    const parts = [...file];
    let didSomething = false;
    do {
      didSomething = false;
      if (!this.preserveMultipleSlashes) {
        for (let i = 1; i < parts.length - 1; i++) {
          const p = parts[i];
          if (i === 1 && p === "" && parts[0] === "")
            continue;
          if (p === "." || p === "") {
            didSomething = true;
            parts.splice(i, 1);
            i--;
          }
        }
        if (parts[0] === "." && parts.length === 2 && (parts[1] === "." || parts[1] === "")) {
          didSomething = true;
          parts.pop();
        }
      }
      const root = this.#rootIndex(parts) + 1;
      let dd = root;
      while (-1 !== (dd = parts.indexOf("..", dd + 1))) {
        const p = parts[dd - 1];
        if (p && p !== "." && p !== ".." && p !== "**") {
          didSomething = true;
          parts.splice(dd - 1, 2);
          dd = Math.max(dd - 2, root);
        }
      }
    } while (didSomething);
    return parts.length === 0 ? [""] : parts;
  }
  // First phase: single-pattern processing
  // <pre> is 1 or more portions
  // <rest> is 1 or more portions
  // <p> is any portion other than ., .., '', or **
  // <e> is . or ''
  //
  // **/.. is *brutal* for filesystem walking performance, because
  // it effectively resets the recursive walk each time it occurs,
  // and ** cannot be reduced out by a .. pattern part like a regexp
  // or most strings (other than .., ., and '') can be.
  //
  // <pre>/**/../<p>/<p>/<rest> -> {<pre>/../<p>/<p>/<rest>,<pre>/**/<p>/<p>/<rest>}
  // <pre>/<e>/<rest> -> <pre>/<rest>
  // <pre>/<p>/../<rest> -> <pre>/<rest>
  // **/**/<rest> -> **/<rest>
  //
  // **/*/<rest> -> */**/<rest> <== not valid because ** doesn't follow
  // this WOULD be allowed if ** did follow symlinks, or * didn't
  firstPhasePreProcess(globParts) {
    const { braceExpandMax = DEFAULT_BRACE_EXPAND_MAX } = this.options;
    let splitCells = 0;
    const maxSplitCells = 1e6;
    let didSomething = false;
    do {
      didSomething = false;
      for (let parts of globParts) {
        let gs = -1;
        while (-1 !== (gs = parts.indexOf("**", gs + 1))) {
          let gss = gs;
          while (parts[gss + 1] === "**") {
            gss++;
          }
          if (gss > gs) {
            parts.splice(gs + 1, gss - gs);
          }
          let next = parts[gs + 1];
          const p = parts[gs + 2];
          const p2 = parts[gs + 3];
          if (next !== "..")
            continue;
          if (!p || p === "." || p === ".." || !p2 || p2 === "." || p2 === "..") {
            continue;
          }
          const addedCells = parts.length - 1;
          if (globParts.length >= braceExpandMax || splitCells + addedCells > maxSplitCells) {
            throw new RangeError(`optimizationLevel 2: too many patterns from '**/..'`);
          }
          didSomething = true;
          parts.splice(gs, 1);
          const other = parts.slice(0);
          other[gs] = "**";
          splitCells += addedCells;
          globParts.push(other);
          gs--;
        }
        if (!this.preserveMultipleSlashes) {
          for (let i = 1; i < parts.length - 1; i++) {
            const p = parts[i];
            if (i === 1 && p === "" && parts[0] === "")
              continue;
            if (p === "." || p === "") {
              didSomething = true;
              parts.splice(i, 1);
              i--;
            }
          }
          if (parts[0] === "." && parts.length === 2 && (parts[1] === "." || parts[1] === "")) {
            didSomething = true;
            parts.pop();
          }
        }
        const root = this.#rootIndex(parts) + 1;
        let dd = root;
        while (-1 !== (dd = parts.indexOf("..", dd + 1))) {
          const p = parts[dd - 1];
          if (p && p !== "." && p !== ".." && p !== "**") {
            didSomething = true;
            const needDot = dd === 1 && parts[dd + 1] === "**";
            const splin = needDot ? ["."] : [];
            parts.splice(dd - 1, 2, ...splin);
            if (parts.length === 0)
              parts.push("");
            dd = Math.max(dd - 2, root);
          }
        }
      }
    } while (didSomething);
    return globParts;
  }
  // second phase: multi-pattern dedupes
  // {<pre>/<rest>,<pre>/<rest>} -> <pre>/<rest>
  // {<pre>/*/<rest>,<pre>/<p>/<rest>} -> <pre>/*/<rest>
  secondPhasePreProcess(globParts) {
    const keys = /* @__PURE__ */ new Set();
    const rows = globParts.filter((parts) => {
      const key = parts.join("/");
      if (keys.has(key))
        return false;
      keys.add(key);
      return true;
    });
    const stars = /* @__PURE__ */ new Map();
    for (const parts of rows) {
      const s = [];
      for (let i = 0; i < parts.length; i++) {
        if (parts[i] === "*")
          s.push(i);
      }
      if (s.length)
        stars.set(s.join(","), s);
    }
    if (!stars.size || rows.length * stars.size > 1e5)
      return rows;
    const { dot } = this.options;
    return rows.filter((parts) => {
      for (const s of stars.values()) {
        if (s[s.length - 1] >= parts.length)
          continue;
        const c = [...parts];
        let ok = true;
        let changed = false;
        for (const i of s) {
          const p = parts[i];
          if (p === "*")
            continue;
          if (!p || p === "**" || !dot && p.startsWith(".")) {
            ok = false;
            break;
          }
          c[i] = "*";
          changed = true;
        }
        if (ok && changed && keys.has(c.join("/")))
          return false;
      }
      return true;
    });
  }
  parseNegate() {
    if (this.nonegate)
      return;
    const pattern = this.pattern;
    let negate = false;
    let negateOffset = 0;
    for (let i = 0; i < pattern.length && pattern.charAt(i) === "!"; i++) {
      negate = !negate;
      negateOffset++;
    }
    if (negateOffset)
      this.pattern = pattern.slice(negateOffset);
    this.negate = negate;
  }
  // Match the parts of a path against one row of the set. `resolved`
  // is the parts after level 2 resolves `.` and `..` in them, or the
  // same parts below level 2. Set partial to true to test if, for
  // example, "/a/b" matches the start of "/*/b/*/d". Partial means, if
  // you run out of file before you run out of pattern, then that's
  // fine, as long as all the parts match.
  #matchRow(file, resolved, pattern, partial) {
    let fileStartIndex = 0;
    let patternStartIndex = 0;
    const fh = this.isWindows ? uncHost(resolved) : -1;
    const ph = fh === -1 ? -1 : uncHost(pattern);
    if (ph !== -1) {
      const host = pattern[ph];
      const share = pattern[ph + 1];
      if (typeof host !== "string" || typeof share !== "string") {
        fileStartIndex = fh;
        patternStartIndex = ph;
      } else if (resolved[fh].toLowerCase() === host.toLowerCase() && resolved[fh + 1].toLowerCase() === share.toLowerCase()) {
        fileStartIndex = fh + 2;
        patternStartIndex = ph + 2;
      }
    } else if (this.isWindows) {
      const fileDrive = typeof file[0] === "string" && /^[a-z]:$/i.test(file[0]);
      const fileUNC = !fileDrive && file[0] === "" && file[1] === "" && file[2] === "?" && /^[a-z]:$/i.test(file[3]);
      const patternDrive = typeof pattern[0] === "string" && /^[a-z]:$/i.test(pattern[0]);
      const patternUNC = !patternDrive && pattern[0] === "" && pattern[1] === "" && pattern[2] === "?" && typeof pattern[3] === "string" && /^[a-z]:$/i.test(pattern[3]);
      const fdi = fileUNC ? 3 : fileDrive ? 0 : void 0;
      const pdi = patternUNC ? 3 : patternDrive ? 0 : void 0;
      if (typeof fdi === "number" && typeof pdi === "number") {
        const [fd, pd] = [
          file[fdi],
          pattern[pdi]
        ];
        if (fd.toLowerCase() === pd.toLowerCase()) {
          patternStartIndex = pdi + 1;
          fileStartIndex = fdi + 1;
        }
      }
    }
    file = resolved;
    if (pattern.includes(GLOBSTAR)) {
      return this.#matchGlobstar(file, pattern, partial, fileStartIndex, patternStartIndex);
    }
    return this.#matchOne(file, pattern, partial, fileStartIndex, patternStartIndex);
  }
  #matchGlobstar(file, pattern, partial, fileIndex, patternIndex) {
    const { head, body, tail, segments } = this.#getGlobstarParts(pattern, partial, patternIndex);
    if (head.length) {
      const headEnd = fileIndex + head.length;
      if (!this.#matchOne(file, head, partial, fileIndex, 0, headEnd)) {
        return false;
      }
      fileIndex += head.length;
      patternIndex += head.length;
    }
    let fileTailMatch = 0;
    if (tail.length) {
      if (tail.length + fileIndex > file.length)
        return false;
      let tailStart = file.length - tail.length;
      if (this.#matchOne(file, tail, partial, tailStart, 0)) {
        fileTailMatch = tail.length;
      } else {
        if (file[file.length - 1] !== "" || fileIndex + tail.length === file.length) {
          return false;
        }
        tailStart--;
        if (!this.#matchOne(file, tail, partial, tailStart, 0)) {
          return false;
        }
        fileTailMatch = tail.length + 1;
      }
    }
    if (!body.length) {
      let sawSome = !!fileTailMatch;
      for (let i = fileIndex; i < file.length - fileTailMatch; i++) {
        const f = String(file[i]);
        sawSome = true;
        if (f === "." || f === ".." || !this.options.dot && f.startsWith(".")) {
          return false;
        }
      }
      return partial || sawSome;
    }
    return !!this.#matchGlobStarBodySections(file, segments, file.length - fileTailMatch, fileIndex, 0, partial, 0, !!fileTailMatch, /* @__PURE__ */ new Set());
  }
  // Split the pattern into head, tail, and middle of ** delimited
  // parts. The tail has to be at the end, and the others just have to
  // be found in order from the head. These only depend on the pattern
  // row, so they are kept for the next path.
  #getGlobstarParts(pattern, partial, patternIndex) {
    let byStart = this.#globstarParts.get(pattern);
    if (!byStart) {
      byStart = [];
      this.#globstarParts.set(pattern, byStart);
    }
    const key = patternIndex * 2 + (partial ? 1 : 0);
    const found = byStart[key];
    if (found)
      return found;
    const firstgs = pattern.indexOf(GLOBSTAR, patternIndex);
    const lastgs = pattern.lastIndexOf(GLOBSTAR);
    const head = pattern.slice(patternIndex, firstgs);
    const body = pattern.slice(firstgs + 1, partial ? void 0 : lastgs);
    const tail = partial ? [] : pattern.slice(lastgs + 1);
    const segments = [[[], 0]];
    let current = segments[0];
    let nonGsParts = 0;
    const nonGsPartsSums = [0];
    for (const b of body) {
      if (b === GLOBSTAR) {
        nonGsPartsSums.push(nonGsParts);
        current = [[], 0];
        segments.push(current);
      } else {
        current[0].push(b);
        nonGsParts++;
      }
    }
    segments.forEach((b, i) => {
      b[1] = nonGsParts - nonGsPartsSums[i];
    });
    const parts = { head, body, tail, segments };
    byStart[key] = parts;
    return parts;
  }
  // return false for "nope, not matching"
  // return null for "not matching, cannot keep trying"
  #matchGlobStarBodySections(file, bodySegments, fileLength, fileIndex, bodyIndex, partial, globStarDepth, sawTail, tried) {
    const bs = bodySegments[bodyIndex];
    if (!bs) {
      if (partial) {
        return fileIndex >= fileLength || fileIndex === fileLength - 1 && file[fileIndex] === "";
      }
      for (let i = fileIndex; i < fileLength; i++) {
        sawTail = true;
        const f = file[i];
        if (f === "." || f === ".." || !this.options.dot && f.startsWith(".")) {
          return false;
        }
      }
      return sawTail;
    }
    const [body, need] = bs;
    const after = partial ? fileLength : fileLength - need;
    while (fileIndex <= after) {
      const key = bodyIndex * (file.length + 1) + fileIndex;
      if (tried.has(key))
        return false;
      tried.add(key);
      const m = this.#matchOne(file, body, partial, fileIndex, 0, fileIndex + body.length);
      if (m && globStarDepth < this.maxGlobstarRecursion) {
        const sub2 = this.#matchGlobStarBodySections(file, bodySegments, fileLength, fileIndex + body.length, bodyIndex + 1, partial, globStarDepth + 1, sawTail, tried);
        if (sub2 !== false) {
          return sub2;
        }
      }
      if (fileIndex === after)
        break;
      const f = file[fileIndex];
      if (f === "." || f === ".." || !this.options.dot && f.startsWith(".")) {
        return false;
      }
      fileIndex++;
    }
    return partial || null;
  }
  #matchOne(file, pattern, partial, fileIndex, patternIndex, fileEnd = file.length) {
    let fi;
    let pi;
    let pl;
    let fl;
    for (fi = fileIndex, pi = patternIndex, fl = Math.min(fileEnd, file.length), pl = pattern.length; fi < fl && pi < pl; fi++, pi++) {
      let p = pattern[pi];
      let f = file[fi];
      if (p === false || p === GLOBSTAR) {
        return false;
      }
      if (!portionMatch(p, f))
        return false;
    }
    if (fi === fl && pi === pl) {
      return true;
    } else if (fi === fl) {
      return partial;
    } else if (pi === pl) {
      return fi === fl - 1 && file[fi] === "";
    } else {
      throw new Error("wtf?");
    }
  }
  braceExpand() {
    return braceExpand(this.pattern, this.options);
  }
  // Expand braces, except numeric ranges such as {0..999} with at
  // least RANGE_MIN values. Each of those stays in its pattern as
  // `<mark>0..999<mark>`, for the Matcher to test. If a range might
  // be inside a [...] class, expand all of them instead.
  #expandBraces() {
    const { pattern } = this;
    if (this.options.nobrace)
      return this.braceExpand();
    let code18 = 57344;
    while (pattern.includes(String.fromCharCode(code18))) {
      if (++code18 > 63743)
        return this.braceExpand();
    }
    const mark = String.fromCharCode(code18);
    let found = false;
    const marked = pattern.replace(rangeRe, (m, lo, hi) => {
      const a = Number(lo);
      const b = Number(hi);
      if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b) || Math.abs(a - b) + 1 < RANGE_MIN) {
        return m;
      }
      found = true;
      return `${mark}${lo}..${hi}${mark}`;
    });
    if (!found)
      return this.braceExpand();
    const set = braceExpand(marked, this.options);
    for (const p of set) {
      for (const portion of p.split("/")) {
        const c = portion.indexOf("[");
        if (c !== -1 && c < portion.lastIndexOf(mark)) {
          return this.braceExpand();
        }
        if (!this.options.noext && inRepeatOrNegExt(portion, mark)) {
          return this.braceExpand();
        }
      }
    }
    this.#rangeMark = mark;
    return set;
  }
  parse(pattern) {
    assertValidPattern(pattern);
    const options = this.options;
    if (pattern === "**")
      return GLOBSTAR;
    if (pattern === "")
      return "";
    const { nocase, nocaseMagicOnly, noext = false, dot, normalize: normalize2 } = options;
    const rangeMark = this.#rangeMark;
    const lit2 = rangeMark && pattern.includes(rangeMark) ? void 0 : literal(pattern, noext);
    if (lit2 !== void 0 && !(nocase && !nocaseMagicOnly && pattern.toUpperCase() !== pattern.toLowerCase())) {
      return this.#norm(lit2);
    }
    if (this.#pending)
      return PENDING;
    let m = this.#matchers.get(pattern);
    if (!m) {
      if (!noext)
        assertValidExtglobs(pattern);
      m = new Matcher(pattern, {
        nocase,
        noext,
        dot,
        normalize: normalize2,
        ...rangeMark && { rangeMark }
      });
      this.#matchers.set(pattern, m);
    }
    return m;
  }
  #slashSplit(p) {
    if (this.preserveMultipleSlashes) {
      return p.split("/");
    } else if (this.isWindows && /^\/\/[^/]+/.test(p)) {
      return ["", ...p.split(/\/+/)];
    } else {
      return p.split(/\/+/);
    }
  }
  match(f, partial = this.partial) {
    if (this.comment) {
      return false;
    }
    if (this.empty) {
      return f === "";
    }
    if (f === "/" && partial) {
      return true;
    }
    const options = this.options;
    let split = this.#cachedSplit(f);
    if (!split) {
      if (!partial && !this.#form && (this.#endCheck || this.#literalCheck) && lastChecked !== f) {
        lastChecked = f;
        const can = this.#canMatch(f);
        if (can === "no")
          return options.flipNegate ? false : this.negate;
        if (can === "yes")
          return options.flipNegate ? true : !this.negate;
      }
      split = this.#split(f);
    }
    const ff = split.parts;
    const resolved = this.#level2 ? split.resolved ??= this.#levelTwoFileOptimize(ff) : ff;
    const set = this.set;
    let filename = ff[ff.length - 1];
    if (!filename) {
      for (let i = ff.length - 2; !filename && i >= 0; i--) {
        filename = ff[i];
      }
    }
    for (let r = 0; r < set.length; r++) {
      const pattern = set[r];
      const shape = partial ? void 0 : this.#shapes[r];
      const hit = shape === "base" ? portionMatch(pattern[0], filename) : shape ? this.#matchShape(resolved, pattern, shape) : options.matchBase && pattern.length === 1 ? this.#matchRow([filename], [filename], pattern, partial) : this.#matchRow(ff, resolved, pattern, partial);
      if (hit) {
        if (options.flipNegate) {
          return true;
        }
        return !this.negate;
      }
    }
    if (options.flipNegate) {
      return false;
    }
    return this.negate;
  }
  static defaults(def) {
    return minimatch.defaults(def).Minimatch;
  }
};
minimatch.Minimatch = Minimatch;
minimatch.escape = escape;
minimatch.unescape = unescape;

// node_modules/re2js/build/index.js
var RE2Flags = class RE2Flags2 {
  static FOLD_CASE = 1;
  static LITERAL = 2;
  static CLASS_NL = 4;
  static DOT_NL = 8;
  static ONE_LINE = 16;
  static NON_GREEDY = 32;
  static PERL_X = 64;
  static UNICODE_GROUPS = 128;
  static WAS_DOLLAR = 256;
  static LOOKBEHIND = 512;
  static MATCH_NL = RE2Flags2.CLASS_NL | RE2Flags2.DOT_NL;
  static PERL = RE2Flags2.CLASS_NL | RE2Flags2.ONE_LINE | RE2Flags2.PERL_X | RE2Flags2.UNICODE_GROUPS;
  static POSIX = 0;
  static UNANCHORED = 0;
  static ANCHOR_START = 1;
  static ANCHOR_BOTH = 2;
};
var PublicFlags = {
  CASE_INSENSITIVE: 1,
  DOTALL: 2,
  MULTILINE: 4,
  DISABLE_UNICODE_GROUPS: 8,
  LONGEST_MATCH: 16,
  LOOKBEHINDS: 512
};
var ASCII_SIZE = 128;
var ASCII_TO_UPPER = new Int32Array(ASCII_SIZE);
var ASCII_TO_LOWER = new Int32Array(ASCII_SIZE);
var MAX_BMP = 65535;
for (let i = 0; i < ASCII_SIZE; i++) {
  if (i >= 97 && i <= 122) ASCII_TO_UPPER[i] = i - 32;
  else ASCII_TO_UPPER[i] = i;
  if (i >= 65 && i <= 90) ASCII_TO_LOWER[i] = i + 32;
  else ASCII_TO_LOWER[i] = i;
}
var Codepoint = class {
  static CODES = Object.freeze({
    "\x07": 7,
    "\b": 8,
    "	": 9,
    "\n": 10,
    "\v": 11,
    "\f": 12,
    "\r": 13,
    " ": 32,
    '"': 34,
    $: 36,
    "&": 38,
    "'": 39,
    "(": 40,
    ")": 41,
    "*": 42,
    "+": 43,
    "-": 45,
    ".": 46,
    0: 48,
    1: 49,
    2: 50,
    3: 51,
    4: 52,
    5: 53,
    6: 54,
    7: 55,
    8: 56,
    9: 57,
    ":": 58,
    "<": 60,
    ">": 62,
    "?": 63,
    A: 65,
    B: 66,
    C: 67,
    F: 70,
    P: 80,
    Q: 81,
    U: 85,
    Z: 90,
    "[": 91,
    "\\": 92,
    "]": 93,
    "^": 94,
    _: 95,
    "`": 96,
    a: 97,
    b: 98,
    f: 102,
    i: 105,
    m: 109,
    n: 110,
    r: 114,
    s: 115,
    t: 116,
    v: 118,
    x: 120,
    z: 122,
    "{": 123,
    "|": 124,
    "}": 125
  });
  static toUpperCase(codepoint) {
    if (codepoint < ASCII_SIZE) return ASCII_TO_UPPER[codepoint];
    const s = String.fromCodePoint(codepoint).toUpperCase();
    const expectedLen = s.codePointAt(0) > MAX_BMP ? 2 : 1;
    if (s.length > expectedLen) return codepoint;
    const sOrigin = String.fromCodePoint(s.codePointAt(0)).toLowerCase();
    const originExpectedLen = sOrigin.codePointAt(0) > MAX_BMP ? 2 : 1;
    if (sOrigin.length > originExpectedLen || sOrigin.codePointAt(0) !== codepoint) return codepoint;
    return s.codePointAt(0);
  }
  static toLowerCase(codepoint) {
    if (codepoint < ASCII_SIZE) return ASCII_TO_LOWER[codepoint];
    const s = String.fromCodePoint(codepoint).toLowerCase();
    const expectedLen = s.codePointAt(0) > MAX_BMP ? 2 : 1;
    if (s.length > expectedLen) return codepoint;
    const sOrigin = String.fromCodePoint(s.codePointAt(0)).toUpperCase();
    const originExpectedLen = sOrigin.codePointAt(0) > MAX_BMP ? 2 : 1;
    if (sOrigin.length > originExpectedLen || sOrigin.codePointAt(0) !== codepoint) return codepoint;
    return s.codePointAt(0);
  }
};
var UnicodeRangeTable = class {
  /**
  * @param {Uint32Array | number[]} data
  * @param {boolean} isStride1
  */
  constructor(data, isStride1 = false) {
    this.data = data;
    this.isStride1 = isStride1;
    this.SIZE = isStride1 ? 2 : 3;
  }
  getLo(index) {
    return this.data[index * this.SIZE];
  }
  getHi(index) {
    return this.data[index * this.SIZE + 1];
  }
  getStride(index) {
    return this.isStride1 ? 1 : this.data[index * this.SIZE + 2];
  }
  get length() {
    return this.data.length / this.SIZE;
  }
};
var B64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-";
var B64_MAP = /* @__PURE__ */ new Uint8Array(256);
for (let i = 0; i < 64; i++) B64_MAP[B64.charCodeAt(i)] = i;
var decodeVLQ = (str) => {
  const res = [];
  let value = 0;
  let shift = 0;
  for (let i = 0; i < str.length; i++) {
    const digit2 = B64_MAP[str.charCodeAt(i)];
    value |= (digit2 & 31) << shift;
    if ((digit2 & 32) === 0) {
      res.push(value);
      value = 0;
      shift = 0;
    } else shift += 5;
  }
  return res;
};
var decodeRanges = (str, isStride1) => {
  const res = decodeVLQ(str);
  const numRanges = isStride1 ? res.length / 2 : res.length / 3;
  const out = new Uint32Array(numRanges * 3);
  let current = 0;
  let resIdx = 0;
  for (let i = 0; i < numRanges; i++) {
    current += res[resIdx++];
    out[i * 3] = current;
    current += res[resIdx++];
    out[i * 3 + 1] = current;
    out[i * 3 + 2] = isStride1 ? 1 : res[resIdx++];
  }
  return out;
};
var decodeOrbit = (str) => {
  const res = decodeVLQ(str);
  const map = /* @__PURE__ */ new Map();
  let currentKey = 0;
  for (let i = 0; i < res.length; i += 2) {
    currentKey += res[i];
    const zz = res[i + 1];
    const delta = zz >>> 1 ^ -(zz & 1);
    map.set(currentKey, currentKey + delta);
  }
  return map;
};
var LazyMap = class {
  constructor(initializer) {
    this.initializer = initializer;
    this.cache = /* @__PURE__ */ new Map();
  }
  has(key) {
    return Object.hasOwn(this.initializer, key);
  }
  get(key) {
    if (this.cache.has(key)) return this.cache.get(key);
    const val = this.has(key) ? this.initializer[key]() : null;
    this.cache.set(key, val);
    return val;
  }
};
var UnicodeTables = class {
  static _CASE_ORBIT = null;
  static get CASE_ORBIT() {
    if (!this._CASE_ORBIT) this._CASE_ORBIT = decodeOrbit("rCgCIgCY+rQI4QiCuuBLgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCCgCBgCBgCBgCBgCBgCBgCB+7OB-BB-BB-BB-BB-BBskQB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BC-BB-BB-BB-BB-BB-BB-BByHBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBDCBBBCBBBCBBCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBxHBCBBBCBBBCBBB3SBmMBkNBCBBBCBBB8MBCBBB6MB6MBCBBC+EB0MB2MBCBBB6MB+MBiGBmNBiNBCBBBmKBikzCBmNBqNBkIBsNBCBBBCBBBCBBB0NBCBBB0NDCBBB0NBCBBByNByNBCBBBCBBB2NBCBBDCBBCwDFCBCBDBCBCBDBCBCBDBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBB9EBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBCCBCBDBCBBBhGBvDBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBjICCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBH2iVBCBBBlKBwiVB+jVB+jVBCBBBlMBqEBuEBCBBBCBBBCBBBCBBBCBBB+hVB4hVB8hVBjNB7MC5MB5MCzMC1MB+0yCE5MB20yCC9MBu2yCBwyyCBo0yCChNBlNBo0yCBu-UBi0yCDlNC6-UBpNDrNIu+UDzNCm0yCBzNE0yyCBzNBpEBxNBxNBtEG1NLqxyCBkxyCnFoFrBCBBBCBBDCBBEkIBkIBkICoHHsCCqCBqCBqCCgEC+DB+DBmkOBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCC+BBgCBgCBgCBgCBgCBgCBgCBgCBrCBpCBpCBpCBmjOB-BB8BB-BB-BBgEB-BB-BByBBqgOBsDB-BBtwBB-BB-BB-BBsBBgDBCB-BB-BB-BBeB-BB-BB61OB-BB-BB-DB9DB9DBQB7DBmCE9CBrDBPBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBrFB-EBOBnHB3FB-FCCBBBNBCBBCjIBjIBjIBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCB-BB-BB8kMB-BB6kMB-BB-BB-BB-BB-BB-BB-BB-BB-BBokMB-BB-BBkkMBkkMB-BB-BB-BB-BB-BB-BB-BB4jMB-BB-BB-BB-BB-BB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EBCBBBCBoiMBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBJCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBeBCBBBCBBBCBBBCBBBCBBBCBBBCBBBdBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBCgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDL-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-C64CgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOCgmOGgmODg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FDg8FBg8FBg8FhVg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBQBQBQBQBQBQDPBPBPBPBPBPjkC7mMB5mMBnmMBjmMBCBlmMB3lMBpiMBk8kCBCBBG-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FD-7FB-7FB-7F6FoglCEsuHRwjlCyDCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCB0DBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBG1DD97OCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQDPBPBPBPBPBPDQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQDPBPBPBPBPBPEQCQCQCQCPCPCPCPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPB0EB0EBsFBsFBsFBsFBoGBoGBgIBgIBgHBgHB8HB8HDQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQCSFPBPBzEBzEBRCxnOFSFrFBrFBrFBrFBREQBQClkOFPBPBnGBnGFQBQCljOCODPBPB-GB-GBNHSF-HB-HB7HB7HBRqJ53OE9tQBrmQH4Bc3BSgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBfBfBfBfBfBfBfBfBfBfBfBfBfBfBfBfECBByZ0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzB34BgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CBCBBBt-UBruHBt+UB1iVBviVBCBBBCBBBCBBB3hVB5-UB9hVB7hVCCBBCCBBI9jVB9jVBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBICBBBCBBECBBN-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOC-lOG-lOzoeCBBBCBBBCBBBCBBBCBBBCBl8kCBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBTCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBnECBBBCBBBCBBBCBBBCBBBCBBBCBBDCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBKCBBBCBBBnglCBCBBBCBBBCBBBCBBBCBBECBBBvyyCDCBBBCBBBgDCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBn0yCB90yCB10yCBh0yCBn0yCCjxyCBzyyCBpxyCBg6BBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBB-CBl0yCBvjlCBCBBBCBBBt2yCBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBhkzCZCBB9a-5Bd-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCm6TCBB7gBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCH-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BmlBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvChDwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCFvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvC1DuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCCuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCCuCBuCBuCBuCBuCBuCBuCCuCBuCCtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCCtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCCtCBtCBtCBtCBtCBtCBtCCtCBtCk2BgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEO-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-D+CgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCL-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-B74CgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BhrVgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BhB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BD1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BtxekCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjC");
    return this._CASE_ORBIT;
  }
  static _Print = null;
  static get Print() {
    if (!this._Print) this._Print = new UnicodeRangeTable(decodeRanges("hB9CBjBLBCpWBDFBFGBCCCBSBCsMBClBBDxBBDCBC2BBJaBFFBSVBC-FBCvBBD6BBDkDBP6BBDwBBDOBCbBDCCBJBGfBIqCBCgFBCHBDBBDVBCGBCEEBCBDIBDBBDDBJFFBCCBDBDYBDCBCFBFBBDVBCGBCBBCBBCBBDCCBDBFBBDCBEIIBCBCIIBPBLCBCIBCCBCVBCGBCBBCEBDJBCCBCCBDQQBCBDLBIGBCCBCHBDBBDVBCGBCBBCEBDIBDBBDCBICBFBBCEBDRBLBBCFBECBCDBEBBCCCBEEBEEBBBELBFEBECBCDBDHHPUBGMBCCBCWBCPBDIBCCBCDBIBBCCBCBBDDBDJBIVBCCBCWBCJBCEBDIBCCBCDBIBBGCBCDBDJBCCBNMBCCBCyBBCCBCFBFPBDZBCCBCRBEXBCIBCDDBFBEFFBEBCCCBGBHJBDCBN5BBFcBmBBBCCCBDBCXBCCCBVBDEBCCCBFBCJBDDBhBnCBCjBBFmBBCjBBCOBCMBmBlGBCGGD4LBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBDfBEZBH1CBDFBD-TBCbBE4CBIVBKXBKTBNMBCCBCBBN9CBDJBHJBHNBCKBH4CBIqBBGlCBLeBCLBFLBFEEBoBBDEBMrBBFZBHKBE9BBDgCBCcBDKBHJBHNBDtBBDLBVsCBClFBJ7BBEOBE9BBGqBBDKBJqBBG1QBDFBDlBBDFBDHBCGCBdBD0BBCOBCNBDFBCSBDCBCIBSXBJuBBSBBDaBCMBEhBBPgBBQrEBF5UBXKBWz4BBD9LBGsBBCGGD3BBIBBPXBKGBCGBCGBCGBCGBCGBCGBCGBC9DBjBZBC4CBN1GBbPBC+BBC1CBDmDBGqBBC9CBC1CBKvBBCszcBE2BBK7KBV3FBJ8GBV7BBEJBH3BBJlCBJLBHzDBMdBEtCBCKBFgBBC2BBKNBDJBDmDBZbBLFBDFBDFBKGBCGBC7BBF9DBDJBHj9KBNWBFwBBloItLBDpDBnBGBNEBGZBCEBCCCBCCBCCBoUBhBpBBHyBBCSBCDBFEBCmEBF9FBEFBDFBDFBDCBEGBCGBOBBDLBCZBCSBCBBCOBDNBjB6DBGCBFsBBE3CBCMBEwBwBBsBBjEcBEwBBQbBFjBBKdBGqBBGdBCkBBFNBrB9EBDJBHjBBFjBBFnBBJzBBMLBCOBCGBCBBCKBCOBCGBCBBEzBBN2JBKVBLHBZFBCpBBCIBmCFBDCCBqBBCBBEDDBVBCnCBJIBxBSBCBBGgBBEaBGaBnB3BBFTBDxBBCBBGHBCCBCcBDCBFJBIIBI-BBhBmBBFLBK1BBEcBDaBGZBIDBNGBxCoCB4ByBBOyBBItBBJJBHlBBEcBJBBxGeBCpBBCCBDBBRFBJIBiBtBBJpBBXZBnBbBVWBKtCBFjBBK9BBCEBOYBIJBH0BBCRBJmBBK-CBCTBMRBCuBB-BGBCCCBCBCOBCKBH6BBGJBHDBCHBDBBDVBCGBCBBCEBCJBDBBDCBDHHGGBDGBEEBMJBCDDClBBCJBCDDCDBCJBCBBJBBe7CBCEBfnCBJJBnF1BBDlBBjBkCBMJBHMBU5BBHJBHTBdaBDOBFWB6F7BBlDyCBNHBDDDBGBCBBCdBCBBDLBKJBnCHBDtBBDKBcnCBJyCBOoCBIJB3CHB5ChBBPJBHIBCsBBCNBLcBEfBDVBCNBqCGBCBBCrBBECCBCCBHBJJBHFBCBBCkBBCBBCFBIJBHrBBFJB3HYBIQBCoBBEcB2CQQBwBBO6cBnDuDBCEBMjGBtyCiDBOvhBBRVBL68DBGmSB61G5BBn2B4RBIeBCJBFwCBCJBHdBDFBLlCBLJBCGBCUBGSBxN5BBnG6CBGYBDYBtBqCBF4BBIQBhCEBMGBK1mHBqBfBiDyDB+vIDBCGBCBBCiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBDDBh7D8HBEzNBHWBQQBQtBBDWBKzDB9B1HBLmBBDpCBJvDBWlCB7DTBNTBN2CBKYBoE0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDjJBD9VBQEBCOBxiBeBHFB2GGBCQBDGBCBBCEBG9BBiBxDxDBrBBENBDJBFBBhKeBS5BBGxOxOBoBB3GqBBFhGhGBdBCVBJBBhHGBCDBCBBCOBCkGBDPBqBrCBFJBFBByYjCBtC8BBjGDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1BBBvIrBBFjDBNOBDOBCOBCkBBLtFB5BcBOrBBFIBIBBPFB7E4eBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBBPIBoB3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBCmDBmgB-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIBnkzVvHB", false));
    return this._Print;
  }
  static CATEGORIES = new LazyMap({
    C: () => new UnicodeRangeTable(decodeRanges("AfBgDgBBOrWrWBHHBCBICCVuMuMnBBBzBBBE4B4BBGBcDBHQBXhGhGxBBB8BBBmDNB8BBByBBBQddBCCMEBhBGBsCiFiFJBBDBBXIICCBFBBKBBDBBFHBCDBDGGBaaBEEHDBDBBXIIDGDBCCGDBDBBECBCGBFCCBFBSJBEKKEXXIDDGBBLIEBCCBNBFBBNGBIEEJBBDBBXIIDGGBKKBDDBEEBFBEDBDGGBTTBIBDHHBBBEFFBBBDCCDCBDCBECBNDBGCBEFFBCCBEBCNBWEBOEEYRRBKKEFFBFBDEEDBBFBBLGBXEEYLLGBBKEEFGBDEBEFFBLLELBOEE0BEEHDBRBBbEETCBZKKCBBICBCDBHCCJFBLBBELB7BDBekBBDCCGZZCYYBGGCIILBBFfBpClBlBBCBoBlBlBQOOBjBBnGCCBDBCBB6LFFBIICFFBqBqBFBBiBFFBIICFFBQQ6BFFBkCkCBhBhBBBBbFB3CBBHBB+UCB6CGBXIBZIBVLBOEEDLB-CBBLFBLFBPMMBEB6CGBsBEBnCJBgBNNBCBNDBCCBrBBBGKBtBDBbFBMCB-BBBiCeeBMMBEBLFBPBBvBBBNTBuCnFnFBGB9BCBQCB-BEBsBBBMHBsBEB3QBBHBBnBBBHBBJGCgBBB2BQQPBBHUUBEEKMMBDBbEByBPBDBBcOOBBBjBNBiBOBtEDB7UVBMUB14BBB-LEBuBCCBDBCBB5BGBDNBZIBI4BI-DhBBb6C6CBKB3GZBxC3C3CBoDoDBDBsB-C-C3CIBxBuzcuzcBBB4BIB9KTB5FHB+GTB9BCBLFB5BHBnCHBNFB1DKBfCBvCMMBCBiB4B4BBHBPBBLBBoDXBdJBHBBHBBHIBIII9BDB-DBBLFBl9KLBYDByBjoIBvLBBrDlBBILBGEBbGGCGDrUfBrBFB0BUUFDBGoEoEBCB-FCBHBBHBBHBBECBIIIBLBDBBNbbUDDQBBPhBB8DEBEDBuBCB5COOBBBCuBBvBhEBeCByBOBdDBlBIBfEBsBEBfmBmBBCBPpBB-EBBLFBlBDBlBDBpBHB1BKBNQQIDDMQQIDDBBB1BLB4JIBXJBJXBHrBrBKkCBHBBCtBtBDCBCBBYpCpCBGBKvBBUDDBDBiBCBcEBclBB5BDBVBBzBDDBDBJEEeBBEDBLGBKGBhCfBoBDBNIB3BCBeBBcEBbGBFLBIvCBqC2BB0BMB0BGBvBHBLFBnBCBeHBDvGBgBrBrBEBBDPBHHBKgBBvBHBrBVBblBBdTBYIBvCDBlBIB-BGGBLBaGBLFB2BTTBGBoBIBhDVVBJBTwBwBB8BBICCFQQMFB8BEBLFBFJJBDDBXXIDDGLLBDDBEEBCCBEBCEBIBBICBGKBLCCBCCnBLLCBBCFFLDDBGBDcB9CGGBcBpCHBLlFB3BBBnBhBBmCKBLFBOSB7BFBLFBVbBcBBQDBY4FB9BjDB0CLBJBBCBBJDDfDDBNNBHBLlCBJBBvBBBMaBpCHB0CMBqCGBL1CBJ3CBjBNBLFBKuBuBPJBeCBhBBBXPPBnCBIDDtBCBCDDKHBLFBHDDmBDDHGBLFBtBDBL1HBaGBSqBqBBBBe0CBCOBzBMB8clDBwDGGBJBlGryCBkDMBxhBPBXJB88DEBoS41GB7Bl2BB6RGBgBLLBCByCLLBEBfBBHJBnCJBLIIWEBUvNB7BlGB8CEBaBBarBBsCDB6BGBS-BBGKBIIB3mHoBBhBgDB0D8vIBFIIDkJkJBNBCcBEBBCNBFHBtMjoCBsDEBOCBKGBLBBF-6DB+HCB1NFBYOBSOBvBBBYIB1D7BB3HJBoBBBrCHBxDUBnC5DBVLBVLB4CIBamEB2CoCoCDBBCBBDBBFNNCIIiCFFBJJIddFGGCCBI1K1KBlJlJB-V-VBNBGQQBuiBBgBFBH0GBISSBIIDGGBDB-BgBBCvDBuBCBPBBLDBD-JBgBQB7BEBCvOBrB1GBsBDBC-FBgBXXBGBD-GBIFFDQQmGBBRoBBtCDBLDBDwYBlCrCB+BhGBFccDCCBCCLFFCCCBEBCDBCECEDDCBBCICDCCBFFIKFCLLSEBEGGSzBBDtIBtBDBlDLBQBBQQQmBJBvF3BBeMBtBDBKGBDNBH5EB6eCBSCBOCB7GFBNDBCOBNDB5BHBLFBpBHBfBBNDBDNBKmBB5KHBPBBOCBMCB6BCCBCBRBBNDBLGB0EoDoDBjgBBh3pBfB-oEBBv0FBBypHOBvThtCB-QhvBBs6EEBrpIlkzVBxHvw-FB", false)),
    Cc: () => new UnicodeRangeTable(decodeRanges("AfgDgB", true)),
    Cf: () => new UnicodeRangeTable(decodeRanges("tFzqBzqBBEBXhGhGyBhMhMBxCxCs5D9-B9-BBDBbEByBEBCJBw03B6H6HBBBimEQQj7IPBhjiBDBwmFHBn0rYffB+CB", false)),
    Cn: () => new UnicodeRangeTable(decodeRanges("4bBBHDBICCVuMuMnBBBzBBBE4B4BBGBcDBHKBvI9B9BBmDmDBMB8BBByBBBQddBCCMEBjBEBuHJJBDDBXXICCBBBFBBKBBDBBFHBCDBDGGBaaBEEHDBDBBXIIDGDBCCGDBDBBECBCGBFCCBFBSJBEKKEXXIDDGBBLIEBCCBNBFBBNGBIEEJBBDBBXIIDGGBKKBDDBEEBFBEDBDGGBTTBIBDHHBBBEFFBBBDCCDCBDCBECBNDBGCBEFFBCCBEBCNBWEBOEEYRRBKKEFFBFBDEEDBBFBBLGBXEEYLLGBBKEEFGBDEBEFFBLLELBOEE0BEEHDBRBBbEETCBZKKCBBICBCDBHCCJFBLBBELB7BDBekBBDCCGZZCYYBGGCIILBBFfBpClBlBBCBoBlBlBQOOBjBBnGCCBDBCBB6LFFBIICFFBqBqBFBBiBFFBIICFFBQQ6BFFBkCkCBhBhBBBBbFB3CBBHBB+UCB6CGBXIBZIBVLBOEEDLB-CBBLFBLFBbFB6CGBsBEBnCJBgBNNBCBNDBCCBrBBBGKBtBDBbFBMCB-BBBiCeeBMMBEBLFBPBBvBBBNTBuCnFnFBGB9BCBQCB-BEBsBBBMHBsBEB3QBBHBBnBBBHBBJGCgBBB2BQQPBBHUUBEEKmDmDNBBcOOBBBjBNBiBOBtEDB7UVBMUB14BBB-LEBuBCCBDBCBB5BGBDNBZIBI4BI-DhBBb6C6CBKB3GZBxC3C3CBoDoDBDBsB-C-C3CIBxBuzcuzcBBB4BIB9KTB5FHB+GTB9BCBLFB5BHBnCHBNFB1DKBfCBvCMMBCBiB4B4BBHBPBBLBBoDXBdJBHBBHBBHIBIII9BDB-DBBLFBl9KLBYDByBDBvzIBBrDlBBILBGEBbGGCGDrUfBrBFB0BUUFDBGoEoEBCC-FCBHBBHBBHBBECBIIIBIBGBBNbbUDDQBBPhBB8DEBEDBuBCB5COOBBBCuBBvBhEBeCByBOBdDBlBIBfEBsBEBfmBmBBCBPpBB-EBBLFBlBDBlBDBpBHB1BKBNQQIDDMQQIDDBBB1BLB4JIBXJBJXBHrBrBKkCBHBBCtBtBDCBCBBYpCpCBGBKvBBUDDBDBiBCBcEBclBB5BDBVBBzBDDBDBJEEeBBEDBLGBKGBhCfBoBDBNIB3BCBeBBcEBbGBFLBIvCBqC2BB0BMB0BGBvBHBLFBnBCBeHBDvGBgBrBrBEBBDPBHHBKgBBvBHBrBVBblBBdTBYIBvCDBlBIBlCJBCBBaGBLFB2BTTBGBoBIBhDVVBJBTwBwBB8BBICCFQQMFB8BEBLFBFJJBDDBXXIDDGLLBDDBEEBCCBEBCEBIBBICBGKBLCCBCCnBLLCBBCFFLDDBGBDcB9CGGBcBpCHBLlFB3BBBnBhBBmCKBLFBOSB7BFBLFBVbBcBBQDBY4FB9BjDB0CLBJBBCBBJDDfDDBNNBHBLlCBJBBvBBBMaBpCHB0CMBqCGBL1CBJ3CBjBNBLFBKuBuBPJBeCBhBBBXPPBnCBIDDtBCBCDDKHBLFBHDDmBDDHGBLFBtBDBL1HBaGBSqBqBBBBe0CBCOBzBMB8clDBwDGGBJBlGryCBkDMB3iBJB88DEBoS41GB7Bl2BB6RGBgBLLBCByCLLBEBfBBHJBnCJBLIIWEBUvNB7BlGB8CEBaBBarBBsCDB6BGBS-BBGKBIIB3mHoBBhBgDB0D8vIBFIIDkJkJBNBCcBEBBCNBFHBtMjoCBsDEBOCBKGBLBBJ76DB+HCB1NFBYOBSOBvBBBYIB1D7BB3HJBoBBBjGUBnC5DBVLBVLB4CIBamEB2CoCoCDBBCBBDBBFNNCIIiCFFBJJIddFGGCCBI1K1KBlJlJB-V-VBNBGQQBuiBBgBFBH0GBISSBIIDGGBDB-BgBBCvDBuBCBPBBLDBD-JBgBQB7BEBCvOBrB1GBsBDBC-FBgBXXBGBD-GBIFFDQQmGBBRoBBtCDBLDBDwYBlCrCB+BhGBFccDCCBCCLFFCCCBEBCDBCECEDDCBBCICDCCBFFIKFCLLSEBEGGSzBBDtIBtBDBlDLBQBBQQQmBJBvF3BBeMBtBDBKGBDNBH5EB6eCBSCBOCB7GFBNDBCOBNDB5BHBLFBpBHBfBBNDBDNBKmBB5KHBPBBOCBMCB6BCCBCBRBBNDBLGB0EoDoDBjgBBh3pBfB-oEBBv0FBBypHOBvThtCB-QhvBBs6EEBrpIm8yVBCdBhD-DBxHvw-BB---BBB---BBB", false)),
    Co: () => new UnicodeRangeTable(decodeRanges("gg4B-nGh4hc9--BD9--B", true)),
    Cs: () => new UnicodeRangeTable(decodeRanges("gg2B--B", true)),
    L: () => new UnicodeRangeTable(decodeRanges("hCZBHZBwBLLFGGBVBCeBCpOBFLBPEBICCiEEBCBBDDBCHHCCBCCCBSBCyCBCqEBJlFBClBBDHHBnBBoCaBFDBuBqBBkBBBCiDBCQQBIIBLLBBBDRRCdBe4CBMZZBfBKBBFGGBUBFKKEYYBXBIKBGXBCGBRpBB7B1BBETTIJBQPBFHBDBBDVBCGBCEEBCBERROBBCCBPBBLJJBEBFBBDVBCGBCBBCBBCBBgBDBCUUBBBRIBCCBCVBCGBCBBCEBETTQBBYMMBGBDBBDVBCGBCBBCEBEffBCCBBBQSSCFBECBCDBEBBCCCBEEBEEBBBELBX1B1BBGBCCBCWBCPBEbbBBBCBBDBBfFFBGBCCBCWBCJBCEBEffBBBCBBQBBSIBCCBCoBBDRRGCBJCBZFBGRBEXBCIBCDDBFB7BvBBCBBNGB7BBBCCCBDBCXBCCCBIBCBBKDDBDBCWWBCBhBgCgCBGBCjBBcEB0DqBBVRRBEBFDBEEEBIIBBBFMBNSSBkBBCGGDqBBCsKBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBmBPBR1CBDFBErTBDQBCZBGqCBHHBIRBOSBPRBPMBCCBQzBBkBFFkC4CBIEBDhBBCGGBkCBLeByBdBDEBMrBBFZB3BWBK0BBzC+C+CBtBBSHB3BdBOBBLrBBbjBBqBCBLjBBDKBGqBBDCBqBDBCFBCBBEGGB+FBhC1IBDFBDlBBDFBDHBCGCBdBD0BBCGBCEEBBBCGBEDBDFBFMBGCBCGB1DOORMBmDFFDJBCEEBDBHGCBCBCKBDDBGEBF1B1BB8zC8zCBjHBHDBEBBNlBBCGGD3BBIRRBVBKGBCGBCGBCGBCGBCGBCGBCGBxC2O2OBrBrBBDBGBBF1CBHCBC5CBCDBGqBBC9CBSfBxBPBhQ-tGBhCs0VBkCtBBDsIBEPBLBBVuBBReBDlCByBIBDmDBDxCBVQBCCBCDBCWBezBBPxBB-BFBECCBMMBaBLWBacBIuBBdRRBDBCJBLEBCoBBYCBCHBVWBEEEBwBBCEEBDDBDBDCCZCBDKBICBNFBDFBDFBKGBCGBCqBBCNBHyDBej9KBNWBFwBBloItLBDpDBnBGBNEBGCCBIBCMBCEBCCCBCCBCCBqDBiBqLBT-BBD1BBpBLB1DEBCmEBlBZBHZBM4CBEFBDFBDFBDCBkBLBCZBCSBCBBCOBDNBjB6DBmMcBEwBBwBfBOTBCHBHlBBLdBDjBBFHBxB9EBTjBBFjBBFnBBJzBBNKBCOBCGBCBBCKBCOBCGBCBBEzBBN2JBKVBLHBZFBCpBBCIBmCFBDCCBqBBCBBEDDBVBLWBKeBiCSBCBBLVBLZBHZBnB3BBHBBhCQQBCBCCBCcBrBcBEcBkBHBCbBc1BBLVBLSBORBvDoCB4ByBBOyBBOjBBnBbBKWB7HpBBHBBRFB5BcBLJJBUBrBRBvBUBcWBN0BB6BBBDOOBrBBhBYBbjBBeDDJiBBENNBuBBPDBWCCkBRBCYBUBBgCGBCCCBCBCOBCJBIuBBnBHBDBBDVBCGBCBBCEBETTNEBfJBCDDClBBCaaCtBtBBzBBTDBVCBfvBBVBBC5F5FBtBBqBDBlBvBBV8B8BBpBBOoCoCBZBmBGB6FrBB1D-BBgBHBDDDBGBCBBCXBQCC-CHBDmBBRCCdLLBmBBIWWMtBBUTTBnCBoGgBBgBIBCkBBSyByBBcBxDGBCBBClBBWaaBEBCBBCfBPYYBqBBlISBQCCBLBChBB9DwCwCB4cBnHjGBtyCgDBQvhBBSFBa68DBGmSB61GdBj3B4RBIeBSuCBSdBTvBBRDBgBUBGSBxNsBB0G-BBhBYBDYBtBqCBGjCjCBLBhCBBCPPBNNB0mHBqBfBiDyDB+vIDBCGBCBBCiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBn7F0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDYBCYBCeBCYBCeBCYBCeBCYBCeBCYBCHB15BeBHFBmI9BBzEsBBLGBRiKiKBcBTrBBlPbBlHdBDwGwGBdBCCBCBBCGBDEBKBBhHGBCDBCBBCOBCkGB8BjCBI1lB1lBBCBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQBlqE-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB", false)),
    LC: () => new UnicodeRangeTable(decodeRanges("hCZBHZB7BLLBVBCeBCiGBCDBFvGBDZBhGDBDBBECBCHHCCBCCCBSBCyCBCqEBJlFBClBBKoBB44ClBBCGGDqBBDCBhV1CBDFBjkCKBGqBBDCBhCrBBgCMBChBBmD1IBDFBDlBBDFBDHBCGCBdBD0BBCGBCEEBBBCGBEDBDFBFMBGCBCGBmIFFDJBCEEBDBHGCBCBCFBFDDBCBGEBF1B1BB8zC8zCB6DBDmDBHDBEBBNlBBCGGzoetBBTbBnEtCBCWBEDBCsCBZBBE2Z2ZBpBBGIBIvCBh6TGBNEBqgBZBHZBmlBvCBhDjBBFjBB1DKBCOBCGBCBBCKBCOBCGBCBBk2ByBBOyBB+CVBLVB74C-BBhrV-BBhBYBDYBtpZ0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDYBCYBCeBCYBCeBCYBCeBCYBCeBCYBCHB15BJBCTBHFB2uCjCB", false)),
    Ll: () => new UnicodeRangeTable(decodeRanges("hDZB7BqBqBBWBCHBC2BCBQCBuBCDECBBBDCCDEEBFFDEEBBBDDDCCCDCCBCCDEECDDBDDBBBHGDCOCBSCBDDCEEC4BCBFBDDDBCCFICBjCBDZBiGCCEEEBBBTccBhBBCBBECBCWCBDBCGDB0B0BBuBBCgBCK0BCDMCBgDCxBoBBo6CqBBDCB5XFBjkCIBC2D2DBqBBgCMBChBBnD0ECBHBCgDCBHBJFBLHBJHBJFBLHBJHBJNBDHBJHBJHBJEBCBBHEEBBBCBBJDBDBBJHBLCBCBBzIEEBEEcKFDBBJDBF2B2Bs1CvBBCEEBGCFCCBCCBEBGiDCBIICFFNlBBCGG0oesBCUaCoEMCBBBC+BCBGBCCCDICFCCDCCBBBCSCGGGCMCFCCDOCbEE2ZqBBGIBIvCBh6TGBNEBqhBZBumBnBBpEjBB8EKBCOBCGBCBBk4ByBB+DVB75CfBhsVfB8BYBnqZZBbGBCRBbZBbDBCCCBFBCKBbZBbZBbZBbZBbZBbZBbZBbZBbbBdYBCFBbYBCFBbYBCFBbYBCFBbYBCFBC15B15BBIBCTBHFB4vChBB", false)),
    Lm: () => new UnicodeRangeTable(decodeRanges("wVRBFLBPEBICCmEGG-OnHnHlFBBuIBBFgBgBKEEhFoFoF1mBgEgE2R72B72BsDkTkTxOFBvF+BBOjBjBBjBByVOORMBg-CBByHgGgG2OsBsBBDBGiDiDB+C+CBBB34bjnBjnBBEBvIzDzDdBB6DIBxCYYpDDBEBB2OXXqEtDtDWBBoDDBKngVngVuBBBh-BFBCpBBCIB0sBhBhB2K04D04DnrTDB9PCBpBBBnRMBhCBBCPPB9-P9-PBCBCGBCBByhM9BBqGGBud0Q0QsSAB", false)),
    Lo: () => new UnicodeRangeTable(decodeRanges("qFQQhIFFBCBxGBB7ZaBFDBuBfBCJBkBBBCiDBCZZBLLBBBDRRCdBe4CBMZZBfBWVBrBYBIKBGXBCGBRoBB8B1BBETTIJBROBFHBDBBDVBCGBCEEBCBERROBBCCBPBBLJJBEBFBBDVBCGBCBBCBBCBBgBDBCUUBBBRIBCCBCVBCGBCBBCEBETTQBBYMMBGBDBBDVBCGBCBBCEBEffBCCBBBQSSCFBECBCDBEBBCCCBEEBEEBBBELBX1B1BBGBCCBCWBCPBEbbBBBCBBDBBfFFBGBCCBCWBCJBCEBEffBBBCBBQBBSIBCCBCoBBDRRGCBJCBZFBGRBEXBCIBCDDBFB7BvBBCBBNFB8BBBCCCBDBCXBCCCBIBCBBKDDBDBYDBhBgCgCBGBCjBBcEB0DqBBVRRBEBFDBEEEBIIBBBFMBNyDyDBnKBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBmBPByDrTBDQBCZBGqCBHHBIRBOSBPRBPMBCCBQzBBpBkCkCBhBBC0BBIEBDhBBCGGBkCBLeByBdBDEBMrBBFZB3BWBK0BBxFuBBSHB3BdBOBBLrBBbjBBqBCBLdByDDBCFBCBBE7hB7hBBCB4-C3BBZWBKGBCGBCGBCGBCGBCGBCGBCGBoR2B2BF1CBJCCB4CBFGGBpBBC9CBSfBxBPBhQ-tGBhC0wUBC2jBBkCnBBJrIBFPBLBBjCyByBBkCBqFoDoDEGBCCBCDBCWBezBBPxBB-BFBECCBMMBaBLWBacBIuBBuBEBDIBLEBCoBBYCBCHBVPBCFBEEEBwBBCEEBDDBDBDCCZBBEKBIPPBEBDFBDFBKGBCGByEiBBej9KBNWBFwBBloItLBDpDBkCCCBIBCMBCEBCCCBCCBCCBqDBiBqLBT-BBD1BBpBLB1DEBCmEBqDJBCsBBDeBEFBDFBDFBDCBkBLBCZBCSBCBBCOBDNBjB6DBmMcBEwBBwBfBOTBCHBHlBBLdBDjBBFHBhEtCBjDnBBJzBB9CzBBN2JBKVBLHB5EFBDCCBqBBCBBEDDBVBLWBKeBiCSBCBBLVBLZBHZBnB3BBHBBhCQQBCBCCBCcBrBcBEcBkBHBCbBc1BBLVBLSBORBvDoCB4FjBBnBDBCxJxJBoBBHBBRCBCBB5BcBLJJBUBrBRBvBUBcWBN0BB6BBBDOOBrBBhBYBbjBBeDDJiBBENNBuBBPDBWCCkBRBCYBUBBgCGBCCCBCBCOBCJBIuBBnBHBDBBDVBCGBCBBCEBETTNEBfJBCDDClBBCaaCtBtBBzBBTDBVCBfvBBVBBC5F5FBtBBqBDBlBvBBV8B8BBpBBOoCoCBZBmBGB6FrBB0GHBDDDBGBCBBCXBQCC-CHBDmBBRCCdLLBmBBIWWMtBBUTTBnCBoGgBBgBIBCkBBSyByBBcBxDGBCBBClBBWaaBEBCBBCfBPYYBnBBCBBlISBQCCBLBChBB9DwCwCB4cBnHjGBtyCgDBQvhBBSFBa68DBGmSB61GdBj3B4RBIeBSuCBSdBTvBB0BUBGSB0NnBB2MqCBGwFwFB0mHBqBfBiDyDBuwIiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBxzI2P2PBrBBiBiKiKBcBTrBBlPaBmHdBDwGwGBdBCCBCBBCGBDEBKiHiHBFBCDBCBBCOBCkGB8pBDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQBlqE-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB", false)),
    Lt: () => new UnicodeRangeTable(decodeRanges("lOGDnB2sH2sHBGBJHBJHBNQQwBAB", false)),
    Lu: () => new UnicodeRangeTable(decodeRanges("hCZBmDWBCGBiB2BCDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIJDCMCDQCDDDCCBC4BCIBBCBBDCCBCBCGCiJCCEJJHCCBBBCCCBCCBPBCIBkBDDBBBEWCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBpCDBNDBNDBNEBMDBnIFFECBDCBDEEBDBHGCBCBDDBLBBG+B+B9zCvBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoqZZBbZBbZBbCCBGDBDDBCBCHBbZBbBBCDBDHBCGBcBBCDBCEBCEEBFBcZBbZBbZBbZBbZBbZBfYBiBYBiBYBiBYBiBYBiB2pE2pEBgBB", false)),
    M: () => new UnicodeRangeTable(decodeRanges("gYvDB0IGBoIsBBCCCBCCBCCpCKBxBUBRmDmDBFBDFBDBBCDBkBffBZB8CKB7BIBKZZBCBCIBCCBCEBsBCB8BIBrBXBCgBB3BCBCRBCGBLBBeCB5BCCBFBDBBDCBKLLBbbDCB5BCCBDBFBBDCBEffBEEMCB5BCCBGBCCBCCBVBBXFBCCB5BCCBFBDBBDCBICBLBBf8B8BBDBECBCDBKpBpBBDB4BCCBFBCCBCDBIBBMBBeCB5BCCBFBCCBCDBIBBMBBQNNBCB4BBBCGBCCBCDBKLLBeeBBBnCFFBEBCCCBGBTBB+BDDBFBNHBjDDDBHBMGBqCBBcECFBByBTBCBBGKBCjBBKlDlDBSBYDBFCBCCBDGBEDBOLBCLLBCBgWCBzdDBdCBeBBfBBhCfBKuBuBBBBC2D2DBjBjB3DLBFLB8GEB6BJBCcBDxBxBBsBBDLBVEBwBQBnBIBNCBfMB5BNBxBTB5ECBCUBFHHDCBnG-BBxWgBB--CCBuEhDhDBeBrRFBqDBB1udDBCJBhBBBxCBBxIEEFYYBDBF0C0CBzBzBBQBbRBOnBnBBGBaMBtBDBwBNBlBkCkCBMBNJJBuBuBBBBzBCCBBBDBBGBBCqBqBBDBGBBtHHBCBBx5TiXiXBOBRPBuejHjH2EEBn0BCBCBBGDBpBCBFmFmFB+R+RBCBiCEB+JBBuCFBnCKByBDB7DCB2BOBqBDDBLLBCBuBKBI+B+BBBBlBNBRBBtBNNBBBxBNBJDBCBB9CLBHDD+ELBWDB4BBBCGBDBBDCBKLLBDDBFBEEBkCIBCDDCDBCEBCPPBzCzCBQBYyCyCBSBsHGBDIBcBBzCQBrDMBmDOBhIOB2HFBCBBDDBCCCBuEuEBFBDGBEddBIBpBGBCDBJKKBJBvBPBnGHBoGHBCHBzCVBCNB7DFBECCBCCBFBCjCjCBDBCBBCEB8KDBKBBCxBxBBFBEEBYmnFmnFHOBpmLRBhuCEB8BGB5gBCCB1BBIDByCMMBslTslTBizEizEBsBBDWB-QEBEFBJHBDGBfDB1ECB89B2BBFxBBJPPXEBCOBxqBGBCQBDGBCBBCEBlDhFhFBFB4L+B+BBCB9PDB-HBB0HDDIBBG7O7OBFBuDGB29lYvHB", false)),
    Mc: () => new UnicodeRangeTable(decodeRanges("joC4B4BDCBJDBCBBzBBB7BCBHBBDBBLsBsB7BCBjC7B7BBBBJCCB2B2BB7B7BCHHBDDBLLnDBBCBBECBCCBLqBqBBBB+BDB+BBB7BCCBDBDBBCBBKBBdPPB7B7BBBBGCBCCBLrBrBBsCsCBBBHHBTBBrKBBgCsFsFBFFHDDBaaBLLBBBDGBWBBDFBDLLBBB5zBffiEIIBGBCBB7KDBDCBFBBCFBhHBB7BCCKCCBJJBEByExBxBGCCBDBCBB+BffFBBD9B9BDCBCEEBxBxBBGBJBBsFWW35EBB0-dBBD5C5CBzBzBBOBvEBBwBxBxBBFFBDDBBBvDBBDBBZuBuBCuDuDDBBGuHuHBCCBCCBCC0gZCCgEuBuBBBBFBB0DZZB8B8BxBCBKBBO+C+CBBBEBBCrFrFBBBgBBB7BBBCDBDBBDCBKLLB1C1CBBBIDDCDBCBBCmDmDBBBJBBErDrDBBBHCCBCBDuHuHBBBHDBDyDyDBBBJBBCuDuDCBBHoDoDCBBFmImIBBBK4H4HBEBCBBFDDCvEvEBBBJDBF1C1CeBB-BqGqGECCoGPPrDIID2G2GBDBFBBC-K-KBNNxBBBJBBCpvQpvQBBBlxD2BBpDBB0rYBBHFB", false)),
    Me: () => new UnicodeRangeTable(decodeRanges("okBBB1xF-wB-wBBCBCCBsshBCB", false)),
    Mn: () => new UnicodeRangeTable(decodeRanges("gYvDB0IEBqIsBBCCCBCCBCCpCKBxBUBRmDmDBFBDFBDBBCDBkBffBZB8CKB7BIBKZZBCBCIBCCBCEBsBCB8BIBrBXBCfB4BCCFHBFEEBFBLBBe7B7BFDBJVVBbbDBB6BFFBFFBDDBBBEffBEEMBB6BFFBDBCBBFVVBXXBEBC7B7BDCCBCBJIIBMMBff+BNNzBEE4BCCBBBGCBCDBIBBMBBe7B7BDHHGBBVBBdBB6BBBFDBJVVBeepCIIBBBC7C7CDGBNHBjDDDBHBMGBqCBBcEC4BNBCEBCBBGKBCjBBKnDnDBCBCFBCBBDBBaBBFCBRDBODDBHHQgWgWBBBzdCBeBBfBBfBBhCBBCGBJDDBJBKuBuBBBBC2D2DBjBjB3DCBFBBKHHBBB8GBBD7B7BCGBCCCDHBHJBDxBxBBMBCeBDLBVDBxBCCBDBCGGpBIBNBBhBDBDBBCCB5BCCBEECCB7BHBDBB5ECBCMBCGBFHHEBBnG-BBxWMBFEEBKB--CCBuEhDhDBeBrRDBsDBB1udFFBIBhBBBxCBBxIEEFaaBGG4EBBbRBOnBnBBGBaKBvBCBxBDDBCBDBBoBkCkCBEBDBBDBBNJJwB0B0BCCBDBBGBBCrBrBBJJvHDDFx5Tx5TiXPBRPBuejHjH2EEBn0BCBCBBGDBpBCBFmFmFB+R+RBCBiCEB+JBBuCFBnCKByBDB8D3B3BBNBqBDDBLLBBByBDBDBBI+B+BBBBlBEBCHB-BNNB1B1BBHBLDBDgDgDBBBDCCBHHD+E+EEHBWBB6BBBEmBmBBFBEEBnCFBOECPBB2CHBDCBCYY1CFBCFFBCCBvHvHBCBHBBCBBcBB2CHBDCCBrDrDCDDBEBCmDmDCDDBCBCEBkIIBCBBhIBBCFFxEDBDBBFhBhBBIBpBFBDDBJKKBEBDCBvBMBCBBnGCCBBBCqGqGBFBCFBCzCzCBUBDGBCBBCBB7DFBECCBCCBFBCpCpCBEEC8K8KBMMB1B1BBDBGCCYmnFmnFHOBpmLLBECBhuCEB8BGB5gBgCgCBCByC5lT5lTBizEizEBsBBDWBhRCBSHBDGBfDB1ECB89B2BBFxBBJPPXEBCOBxqBGBCQBDGBCBBCEBlDhFhFBFB4L+B+BBCB9PDB-HBB0HDDIBBG7O7OBFBuDGB29lYvHB", false)),
    N: () => new UnicodeRangeTable(decodeRanges("wBJB5DBBGDDBBBitBJBnEJBnGJB9MJB3DJBFFBtDJB3DJB3DJBDFBvDMB0DJBJGBoDJBpDGBISBuDJBhDJB3DJBnCTBtIJBnCJBwWTBybCBwHJBHJBXJBtJJBhEKBmFJBHJB3FJB3CJBnEJBHJB3gBEEBEBHJBnGyBBDEB3W7BBvCVB3TdBqrBqYqYaIBPCB4KDBrEJBfHBCOBhBJBoBOBh7cJB9FJBhKFB7EJBnBJBnGJBXJB3CJB3MJB34UJBuPsBBN4BBSBB2KaBlBDBeJJnEEBrGJBvdHBaGBoBIBsCEBXFBhFBBDPBDtBBhCIB1BBBfCBsCEBpDHBZHBqBGBrKFBxBJBHJB3IeB-EJBrBDBxDGBnEdBhEJB9BJBxEJBITB8HJB3KJB3DJB3LJBnDJBHTBtCLBlNSB+CJB3UJB3CcBkHJBnCJB3BJBnLJBnDUBshBuDBimPJBnpCJB3CJBnEJBCGBvQJBnIWB+KCB6nXJBnuBTBNTBtDYB2iBxBBhqCJBnNJB3PJB4HJBtWIBhEJB4Y6BBCCBCDBtCsBBCOBjeMBk3CJB", false)),
    Nd: () => new UnicodeRangeTable(decodeRanges("wBJnxBJnEJnGJ9MJ3DJ3DJ3DJ3DJ3DJ3DJ3DJ3DJ3DJhDJ3DJnCJ3IJnCJn6BJnBJtJJhEJnFJHJ3FJ3CJnEJHJnuiBJnVJnBJnGJXJ3CJ3MJ34UJnsBJnkCJHJ9YJhEJ9BJxEJ3IJ3KJ3DJ3LJnDJHTtCJnNJnDJ3UJ3CJ3HJnCJ3BJnLJ3uQJnpCJ3CJnEJ3QJ37XJ12CxBhqCJnNJ3PJ4HJ2aJ30EJ", true)),
    Nl: () => new UnicodeRangeTable(decodeRanges("u3FCBwzCiBBDDB-zDaaBHBPCBs1dJBxyW0BBtOJJnEEBrhIuDBm8SCB", false)),
    No: () => new UnicodeRangeTable(decodeRanges("yFBBGDDBBB2pCFB5LFB5DCBmEGB6GGBSIByNJB2hBTB0jBJBhP20B20BEFBHJBnGPBqB3W3WB6BBvCVB3TdBqrB1kB1kBBCBrEJBfHBCOBhBJBoBOBxrdFBymWsBBiCDBSBB2KaBlBDB1pBHBaGBoBIBsCEBXFBhFBBDPBDtBBhCIB1BBBfCBsCEBpDHBZHBqBGBrKFBhLeB-EJBrBDBxDGBnETB8LTBmqBBBvNIBobSB0aUBn8SGB-YWBqhZTBNTBtDYBvqFIBid6BBCCBCDBtCsBBCOBjeMB", false)),
    P: () => new UnicodeRangeTable(decodeRanges("hBCBCFBCDBLBBEBBbCBCccCkBkBGEELBBEEE-VJJzOFBqBBB0BCCDDDtBBBVBBCBBOCCBBBrCDBnDsBsBBMBqHCB3BOBgBmImIBLLtE5D5D6DnMnMNwLwL7CLLBpFpFBNBCmBmBBCBoCrCrCBDBFBBwDFBsFlTlTBHB4EuTuTtBBBvCCBoCBB+ECBCCBmBKB6JBB5GBBhEGBCFBhFBBLGBdCB9DDB8BEB-BBBhCHBM9Z9ZBWBJTBCMBCLBfBBPBB6TDBeBB+hBNBwCBBgBJB0MVBgCDBhBBB8XDBCBBxDwEwEBtBBCfBDLBkNCBFJBDLBRNNjD7C7CjgdBBuICBkDLL0DFB9LDB3CBBpBCBCyByBBwBwBiDMBRBB9DDB-DBBRBB6HzqUzqUBxGxGBIBXiBBCNBCFFCBB2ECBCFBCDBLBBEBBbCBCccCCCBFB7MCB9UxBxB-MoXoXoGgBgBxIIBnBxDxDBFBjCGB6CDByO-J-JjBlElEBDBtBDB+FGBuDBBCDB-DDBxBBBwCDBFOOCCB5CFBsDrJrJBCCBzDzDBDBLBBCpDpD7HWBqDCBdMBtCjEjEBBB9HpIpIBBB8E9C9CBGB0CCBCEB+CJB4GgDgDBDBrBBBmUBBrCMBwFxjBxjBBDB97CBB8zOBBmEiCiCBDBJpRpRBBBoJDBoK9lT9lTovHEB07C-a-aBAB", false)),
    Pc: () => new UnicodeRangeTable(decodeRanges("-Cg-Hg-HBUU-u3BBBZCBwHAB", false)),
    Pd: () => new UnicodeRangeTable(decodeRanges("tB9qB9qB0BiyDiyDmgBqgCqgCBEBiwDDDgBBBFdd-NUUwDxszBxszBBmBmBLqFqFhzD-J-J", false)),
    Pe: () => new UnicodeRangeTable(decodeRanges("pB0B0BgB+1D+1DC-6B-6BqtC4B4BQ7T7TCff-hBMCxChBhBCGC1MUChCCCiBmhBmhBCECtBGCtNICEGCDBB-ozB6G6GeOCESSCCCrF0B0BgBGD", false)),
    Pf: () => new UnicodeRangeTable(decodeRanges("7F+6H+6HEddpuDCCFDDQEE", false)),
    Pi: () => new UnicodeRangeTable(decodeRanges("rFt7Ht7HDBBDaapuDCCFDDQEE", false)),
    Po: () => new UnicodeRangeTable(decodeRanges("hBCBCCBDECBLLBEEBcclCGGPBBI-V-VJzOzOBEBqB3B3BDDDtBBBVBBCBBOCCBBBrCDBnDsBsBBMBqHCB3BOBgBmImIBLLtE5D5D6DnMnMNwLwL7CLLBpFpFBNBCxDxDrCEBFBBwDFBsFlTlTBHBmY9D9DBBBoCBB+ECBCCBmBFBCDB6JBB5GBBhEGBCFBhFBBLGBdCB9DDB8BEB-BBBhCHBMjajaBJJBGBJIBDDBDCBEKBCCCBIB7kDDBCBBxDwEwEBFFBBBDDDBHBCBBCDDBLLBDBCJBDDBCCCBLBDCBtNCB6B+F+FjgdBBuICBkDLL0DFB9LDB3CBBpBCBCyByBBwBwBiDMBRBB9DDB-DBBRBB6HlxUlxUBFBDXXVBBDDBECBCDBICBHCCB2E2EBBBCCBDECBLLBEEBcclBDDB7M7MBBB9UxBxB-MoXoXoGgBgBxIIBnBxDxDBFBjCGB6CDB0ZlElEBDBtBDB+FGBuDBBCDB-DDBxBBBwCDBFOOCCB5CFBsDrJrJBCCBzDzDBDBLBBCpDpD7HWBqDCBdMBtCjEjEBBB9HpIpIBBB8E9C9CBGB0CCBCEB+CJB4GgDgDBDBrBBBmUBBrCMBwFxjBxjBBDB97CBB8zOBBmEiCiCBDBJpRpRBBBoJDBoK9lT9lTovHEB07C-a-aBAB", false)),
    Ps: () => new UnicodeRangeTable(decodeRanges("oBzBzBgB-1D-1DC-6B-6B-rCEEnB4B4BQ7T7TCff-hBMCxChBhBCGC1MUChCCCiBmhBmhBCECaTTCECtNICEGCDipzBipzB4GeeCMCESSCCCrFzBzBgBEEDAB", false)),
    S: () => new UnicodeRangeTable(decodeRanges("kBHHRCBgBCCcCCkBEBCBBDCCBCBDEEfgBgBrODBNNBGGBCCCBPB2DPPBxDxDsErIrIBBB3DCBDDDBvGvGLUUB4H4HIBBpEqLqLBHHB2H2H-DjEjEBGBlEwGwGqBmGmGiGCBQCCBBBDFBVECmEHBCFBCBBGDBmGBBxXJB0WuLuLlL+E+EBgBBiLJBKIBhiBCCBBBMCBOCBOCBOBBmCOOoBCBOCBUhBB-BBBCDBCBBLCCBBBGFBCECFMMBFFBDBGDBC7B7BBFFB2LBFcBD+HBXKByCtCBXnTBtBwBBDeBLyMBX+BBFfBD1LBDpEBmHFBmLBBvBZBC4CBN1GBbPBFOOBNNWBBHBB8CBB0HBBFJBhBlBBKRRBdBMdBJQQBeBLmBBQ-JBhuG-BBx0V2BB6RWBKBBoDBB+EDBLDB+RCBiHPPB+9T+9TpEgBBuLPBhCBB3BHBtBDBjDCCBBBD7E7EHRRBBBgBCCcCCiEGBCGBOBB6JIB6BQBDCBCMBEwBwBBrBB7zBBBwSmWmWBiKiKBGBnjC2kC2kCBbBr6SDBG3qU3qUk7DvHBLCBEzNBHWBQQBgDzDB9B1HBLmBBD7BBGCBXBBIdBF8BBWhCBE7F7FB1CBrbaagBaagBaagBaagBaa9B-PB4BDBzBHBCNBCBBp2BwNwNttCEE+DiOiOBvIvIBqBBFjDBNOBDOBCOBCkBBYgFB5BcBOrBBFIBIBBPFB7E4eBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBBPIBoB3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBC7CBLAB", false)),
    Sc: () => new UnicodeRangeTable(decodeRanges("kB+D+DBCBqnB8D8DzPBBzPBBI2H2HoImSmS8sClmClmCBgBB37hBkuVkuVtD7E7E8GBBEBB3-HDB-4wBxtCxtC", false)),
    Sk: () => new UnicodeRangeTable(decodeRanges("+CCCoCHHFEEqQDBNNBGGBCCCBPB2DPPBjoBjoB15FCCBBBMCBOCBOCBOBB9kEBBkzdWBKBBoDBBxePPBniUniUBPB8bCCjF4g9B4g9BBDB", false)),
    Sm: () => new UnicodeRangeTable(decodeRanges("rBRRBBB+BCCuBFFmBgBgB-XwQwQBBB8xGOOoBCBOCBsEoBoBBDBHlClCBDBGBBFGDIgBgBBDDCgBgBBqIBhBBB7CffBXBpBFB2OKK3BHBwDxKxKBDBDeBLPBhIiEBX+BBFfBDhIBxBUBDFB9+zB5Z5ZCCBlFRRBBB+BCCkEHHBCBitDBBhrwBx+Bx+BagBgBagBgBagBgBagBgBat5Ft5FB-uC-uCBHB", false)),
    So: () => new UnicodeRangeTable(decodeRanges("mFDDFCCyerIrIBgEgEBvGvGLUUB4H4HkQ2L2LjEFBClElEwGqBqBoMCBQCCBBBDFBVECmEHBCFBCBBGDBmGBBxXJB0WzWzW+EhBBiLJBKIBksBBBCDBCBBLCCBHHBEBCECFMMBPPCBBC7B7BBKKBDBDDBCBBCBBCGBCeBDBBCCCBdBtIHBFTBDGBDwCBCdBanBBHnCBXKByCtCBX2FBCIBC1BBJuDBC3HBtBrBBhC-HBhQvBBWBBHmBBDpEBmHFBmLBBvBZBC4CBN1GBbPBFOOBNNWBBHBBxKBBFJBhBlBBKRRBdBMdBJQQBeBLmBBQ-JBhuG-BBx0V2BBibDBLBBC+R+RBBBqqUPBuLPBhCBB3BHBuBCBlPEEFBBOBB6JIB6BQBDCBCMBEwBwBBrBB7zBBBwSpgBpgBBGBnjC2kC2kCBGBFQBr6SDBG3qU3qUk7DvHBLCBEzNBHWBQPBhDzDB9B1HBLmBBD7BBGCBXBBIdBF8BBWhCBE7F7FB1CBqlB-PB4BDBzBHBCNBCBBp2B96C96CiEyWyWBqBBFjDBNOBDOBCOBCkBBYgFB5BcBOrBBFIBIBBPFB7E6HBG4WBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBB-B3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBC7CBLAB", false)),
    Z: () => new UnicodeRangeTable(decodeRanges("gBgEgEgvFgsCgsCBJBeBBGwBwBh9DAB", false)),
    Zl: () => new UnicodeRangeTable(decodeRanges("ohIA", true)),
    Zp: () => new UnicodeRangeTable(decodeRanges("phIA", true)),
    Zs: () => new UnicodeRangeTable(decodeRanges("gBgEgEgvFgsCgsCBJBlBwBwBh9DAB", false)),
    ASCII_Hex_Digit: () => new UnicodeRangeTable(decodeRanges("wBJIFbF", true)),
    Alphabetic: () => new UnicodeRangeTable(decodeRanges("hCZBHZBwBLLFGGBVBCeBCpOBFLBPEBICC3CeeBQBCBBDDBCHHCCBCCCBSBCyCBCqEBJlFBClBBDHHBnBBoBNBCCCBCCBCCJaBFDBeKBG3BBCGBPlDBCHBFHBFCBLCBDRRBuBBOkDBZgBBKBBFGGBWBDSBUYBIKBGXBCGBIJJBoBBLLBEGBHrCBCPBCCBFOBOSBCHBDBBDVBCGBCEEBCBEHBDBBDBBCJJFBBCEBNBBLFFBBBCFBFBBDVBCGBCBBCBBCBBFEBFBBDBBFIIBCBCSSBEBMCBCIBCCBCVBCGBCBBCEBEIBCCBCBBEQQBCBWDBFCBCHBDBBDVBCGBCBBCEBEHBDBBDBBKBBFBBCEBORRBCCBEBECBCDBEBBCCCBEEBEEBBBELBFEBECBCCBEHHpBMBCCBCWBCPBEHBCCBCCBJBBCCBCBBDDBdDBCHBCCBCWBCJBCEBEHBCCBCCBJBBGCBCDBOCBNMBCCBCoBBDHBCCBCCBCGGBCBIEBXFBCCBCRBEXBCIBCDDBFBJFBCCCBGBTBBO5BBGGBH0B0BBECBDBCXBCCCBRBCCBDEBCHHPDBhBgCgCBGBCjBBFSBFPBCjBBkC2BBCDDBDBR-BBLDBDlBBCGGDqBBCsKBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBmBPBR1CBDFBErTBDQBCZBGqCBEKBITBMUBNTBNMBCCBCBBNzBBDSBPFFkC4CBIqBBGlCBLeBCLBFIBYdBDEBMrBBFZB3BbBF+BBDTBzBYYBMMBBByBzBBCOBCHB0BpBBDDBLrBBCKBP2BBXCBLjBBDKBGqBBDCBqBDBCFBCBBEGGB+FBUhBBM1IBDFBDlBBDFBDHBCGCBdBD0BBCGBCEEBBBCGBEDBDFBFMBGCBCGB1DOORMBmDFFDJBCEEBDBHGCBCBCKBDDBGEBFSSBnBBuZzBB34BkHBHDBEBBNlBBCGGD3BBIRRBVBKGBCGBCGBCGBCGBCGBCGBCGBCfBwB2O2OBBBaIBIEBDEBF1CBHCBC5CBCDBGqBBC9CBSfBxBPBhQ-tGBhCs0VBkCtBBDsIBEPBLBBVuBBGHBEwDBoBIBDmDBDxCBVUBCgBBZzBBNjCBCtBtBBEBECCBBBLgBBGiBBOcBEyBBCLBQRRBOBLEBC2BBKNBTWBEkCBCCCZCBDPBDDBMFBDFBDFBKGBCGBCqBBCNBH6DBWj9KBNWBFwBBloItLBDpDBnBGBNEBGLBCMBCEBCCCBCCBCCBqDBiBqLBT-BBD1BBpBLB1DEBCmEBlBZBHZBM4CBEFBDFBDFBDCBkBLBCZBCSBCBBCOBDNBjB6DBmC0BBsIcBEwBBwBfBOdBGqBBGdBDjBBFHBCEBrB9EBTjBBFjBBFnBBJzBBNKBCOBCGBCBBCKBCOBCGBCBBEzBBN2JBKVBLHBZFBCpBBCIBmCFBDCCBqBBCBBEDDBVBLWBKeBiCSBCBBLVBLZBHZBnB3BBHBBhCDBCBBGHBCCBCcBrBcBEcBkBHBCbBc1BBLVBLSBORBvDoCB4ByBBOyBBOnBBjBbBEGGBVB7HpBBCBBEBBRFBzBCBEcBLJJBUBrBRBvBUBcWBKlCBsBEBL4BBKOOBXBYyBBSDBJiBBEKKB+BBCDBKBBLCCkBRBChBBDHHBCB-BGBCCCBCBCOBCJBI4BBYDBCHBDBBDVBCGBCBBCEBEHBDBBDBBEHHGGBdJBCDDClBBCJBCDDCDBCBBECCtBhCBCCBCDBVCBfhCBDBBC5F5FB0BBDGBaFBjB+BBCEE8B1BBDoCoCBZBDNBWGB6F4BBoD-BBgBHBDDDBGBCBBCdBCBBDBBDDB+CHBDtBBDFBCCCBccBxBBDJBSnCBGTTBnCBoDHB5CgBBgBIBCsBBCGBCyByBBcBDVBCNBqCGBCBBCrBBECCBCCBBBCDDBZZBEBCBBCkBBCBBCDBCYYBqBBlIWBKQBCoBBECBwDwCwCB4cBnDuDBSjGBtyCgDBQvhBBSFBa68DBGmSB61GuBBy2B4RBIeBSuCBSdBTvBBRDBgBUBGSBxNsBB0G-BBhBYBDYBtBqCBF4BBIQBhCBBCNNBFBK1mHBqBfBiDyDB+vIDBCGBCBBCiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBFi7Fi7FBzCBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDYBCYBCeBCYBCeBCYBCeBCYBCeBCYBCHB15BeBHFB2GGBCQBDGBCBBCEBG9BBiBxDxDBrBBLGBRiKiKBcBTrBBlPbBlHdBDwGwGBdBCVBJBBhHGBCDBCBBCOBCkGB8BjCBEEE1lBDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1TZBHZBHZB3zD-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB", false)),
    Dash: () => new UnicodeRangeTable(decodeRanges("tB9qB9qB0BiyDiyDmgBqgCqgCBEB+BoBoBQnMnMlgDDDgBBBFdd-NUUwDxszBxszBBmBmBLqFqFhzD-J-J", false)),
    Emoji: () => new UnicodeRangeTable(decodeRanges("jBHHGJBwDFFu8HNN5GXX7CFBQBBwLBBNnFnFaKBFCBoGoHoHBLLK7B7BBCBCEBKGDBDDFDDCBBDIEBJJBBBGCCGLBMBBDCCBCCTDDBTTBEBCCCBEEBGGDBBFBBMBBGBBDGGBECBVVBGGBEBCDBDFFDDDBEBCDDCCCHEEHLLBQQDFFCFFBBBCMMBxBxBBBBKeP1LBBwOCBUBB0BFF7mBNN6SCCrrvDrGrGhFBBNBBPDDBIBsCZBCBBYVVDIBWBBvFhBBDvDBDBBCCBDyCBDCBCmIBC+BBMFBCXBIBBDHBNDDBCBDFFBOOBDDJBBKGGBBBNCBJCBDCCFHHEHHB0CBxBlCBGHBDDBEJBECCBEEDJBkHLBF8I8IBtBBCJBC4FBxDMBEKBE4BBCFFBOBDLBFJB", false)),
    Emoji_Component: () => new UnicodeRangeTable(decodeRanges("jBHHGJB0+H2G2Gsp3B3+8B3+8BBYB8PEBxtBDBtzhY-CB", false)),
    Emoji_Modifier: () => new UnicodeRangeTable(decodeRanges("7-8DE", true)),
    Emoji_Modifier_Base: () => new UnicodeRangeTable(decodeRanges("9wJ8G8GRDB4jzD9B9BBBBDDDBBB2DBBDKBWSBEFFBBBCCBICCZqGqGBFFWFFBvFvFBBBEEB0CRRBBBKMMgSDDJHBHKKBIBDCB5B+B+BBCCBCCSCBCMBmHCBrBIB", false)),
    Emoji_Presentation: () => new UnicodeRangeTable(decodeRanges("64IBBuGDBEDDqQBBWBBzBLBsBUUOJJBSSBGGBJJGWWIBBCFFDIIFBBdkBkBCFFBBBC+B+BBBBZPP8aBB0BFFvlxDrGrG-FDDBIBsCZBCZZVDDBDBCCBWBBvFgBBNIBClCBCVBNqBBFEBNQBEEEBlCBCCCB5FBD+BBODBCXBTbbBOO3C0CBxBlCBHEEBBBDDBEDBMBBIIBkHLBF8I8IBtBBCJBC4FBxDMBEKBE4BBCFFBOBDLBFJB", false)),
    Extended_Pictographic: () => new UnicodeRangeTable(decodeRanges("pFFFu8HNN5GXX7CFBQBBwLBBNnFnFaKBFCBoGoHoHBLLK7B7BBCBCEBKGDBDDFDDCBBDIEBJJBBBGCCGLBMBBDCCBCCTDDBTTBEBCCCBEEBGGDBBFBBMBBGBBDGGBECBVVBGGBEBCDBDFFDDDBEBCDDCCCHEEHLLBQQDFFCFFBBBCMMBxBxBBBBKeP1LBBwOCBUBB0BFF7mBNN6SCCrrvDoBoBBCBlDLBQBBQPPBmBmBBIBxDBBNBBPDDBIBU3BBcOBLVVDIBCDBKWBH7FBDvDBDBBCCBDyCBDCBCDBG9HBC+BBMFBCXBIBBDHBNDDBCBDFFBOOBDDJBBKGGBBBNCBJCBDCCFHHEHHB0CBxBlCBGHBDQBECCBEBDMB7GlBBNDB5BHBLFBpBHBfBBNDBDNBKmBBNuBBCJBC4FB5CHBPxEBhI9fB", false)),
    Hex_Digit: () => new UnicodeRangeTable(decodeRanges("wBJIFbFq1-BJIFbF", true)),
    Lowercase: () => new UnicodeRangeTable(decodeRanges("hDZBwBLLFlBlBBWBCHBC2BCBQCBuBCDECBBBDCCDEEBFFDEEBBBDDDCCCDCCBCCDEECDDBDDBBBHGDCOCBSCBDDCEEC4BCBFBDDDBCCFICBjCBDiBBIBBfEBhDsBsBCEEDDBTccBhBBCBBECBCWCBDBCGDB0B0BBuBBCgBCK0BCDMCBgDCxBoBBo6CqBBCDB5XFBjkCIBC2D2DB+FBiC0ECBHBCgDCBHBJFBLHBJHBJFBLHBJHBJNBDHBJHBJHBJEBCBBHEEBBBCBBJDBDBBJHBLCBCBB6DOORMBuDEEBEEcKFDBBJDBFiBiBBOBFsasaBYBn6BvBBCEEBGCFCCBCCBGBEiDCBIICFFNlBBCGG0oesBCUaCBBBmEMCBBBC8BCBIBCCCDICFCCDCCBBBCSCGGGCMCFCCDOCWDBCCCBBB2ZqBBCNBHvCBh6TGBNEBqhBZBumBnBBpEjBB8EKBCOBCGBCBBkODDBBBCpBBCIBmoByBB+DVB75CfBhsVfB8BYBnqZZBbGBCRBbZBbDBCCCBFBCKBbZBbZBbZBbZBbZBbZBbZBbZBbbBdYBCFBbYBCFBbYBCFBbYBCFBbYBCFBC15B15BBIBCTBHFBmI9BB1lChBB", false)),
    Math: () => new UnicodeRangeTable(decodeRanges("rBRRBBBgBeeCuBuBFmBmBgB5W5WBBBDbbBDDBBBwQCBuwGccBBBMEEOPPBCBWEBMEBiCMBFEEBFFBDBTFFDJBCDDBEBHEEBDDBCCBBBCFBENBClClCBWBCFBCBBFBBFfBCHHBPPBqIBJDBVBB7CffBZBCZZMGB+NBBNJBFFBFBBDBBEEBPCCDFBMHBGBB6BCCeDBKCBxK-BBhI-PBxBUBDFB9+zB4Z4ZBEBCjFjFRCBeCCeCCkEHHBCBitDBBhrwBwoBwoBBzCBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDjJBDxBBhwFDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1BBB-uCIB", false)),
    Quotation_Mark: () => new UnicodeRangeTable(decodeRanges("iBFFkEQQ96HHBaBBowDqOqOBCBOCBixzBDB+FFF7CBB", false)),
    Terminal_Punctuation: () => new UnicodeRangeTable(decodeRanges("hBLLCMMBEE-ZJJiQ6B6BpCPPCCB1FsBsBBJBCsHsHB3B3BBEBCHBgBmImIB1nB1nBBtFtFFFB4JBB2YHBmY9D9DBBBoCBB+ECBEoBoBBCBDBB7JBBjLDBjFBBLBBCCBeCB8FEB-BBBldYYBKKBBBwlDCBzJOOFLLCBBEBBtNBB8ndBBuICBkHEB-LBB3CBBgD4E4EBBB0ECBgERRB6H6HnxUDDB6B6BBBBCDBqFLLCMMBEEiCDD7hBxBxBnkBoGoG3JBB5EFBlCFB6CDB5dEBtBDB+FGBxDDBgECBiEBBHRRB5C5CBDBtDrJrJB2D2DBBBNBBnLDBEOBqDBB6HCBmQCC8HBB4CBBFBB-MCBuBmUmUBrCrCBspBspBBDB6vRBBmEiCiCBBBLqRqRBoJoJBnwTnwTovHDB", false)),
    Uppercase: () => new UnicodeRangeTable(decodeRanges("hCZBmDWBCGBiB2BCDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIJDCMCDQCDDDCCBC4BCIBBCBBDCCBCBCGCiJCCEJJHCCBBBCCCBCCBPBCIBkBDDBBBEWCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBpCDBNDBNDBNEBMDBnIFFECBDCBDEEBDBHGCBCBDDBLBBGbbBOBUzZzZBYBx5BvBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoqZZBbZBbZBbCCBGDBDDBCBCHBbZBbBBCDBDHBCGBcBBCDBCEBCEEBFBcZBbZBbZBbZBbZBbZBfYBiBYBiBYBiBYBiBYBiB2pE2pEBgBBvgCZBHZBHZB", false)),
    White_Space: () => new UnicodeRangeTable(decodeRanges("JEBTlDlDbgvFgvFgsCKBeBBGwBwBh9DAB", false))
  });
  static SCRIPTS = new LazyMap({
    Adlam: () => new UnicodeRangeTable(decodeRanges("go6DrCFJFB", true)),
    Ahom: () => new UnicodeRangeTable(decodeRanges("g4lCaDOFW", true)),
    Anatolian_Hieroglyphs: () => new UnicodeRangeTable(decodeRanges("ggxCmS", true)),
    Arabic: () => new UnicodeRangeTable(decodeRanges("gwBEBCFBCNBCCBCfBCJBMZBCrDBChBBxCvBBxHhBBGqCBCcBxy8BtPBDvEBhBPBxDEBCmEBk7DeBkCFBJIBiBFBh43BDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1BBB", false)),
    Armenian: () => new UnicodeRangeTable(decodeRanges("xpBlBDxBDCks9BE", true)),
    Avestan: () => new UnicodeRangeTable(decodeRanges("g4iC1BEG", true)),
    Balinese: () => new UnicodeRangeTable(decodeRanges("g4GsCCxB", true)),
    Bamum: () => new UnicodeRangeTable(decodeRanges("g1pB3CpowB4R", true)),
    Bassa_Vah: () => new UnicodeRangeTable(decodeRanges("w26CdDF", true)),
    Batak: () => new UnicodeRangeTable(decodeRanges("g+GzBJD", true)),
    Bengali: () => new UnicodeRangeTable(decodeRanges("gsCDBCHBDBBDVBCGBCEEBCBDIBDBBDDBJFFBCCBDBDYB", false)),
    Beria_Erfe: () => new UnicodeRangeTable(decodeRanges("g17CYDY", true)),
    Bhaiksuki: () => new UnicodeRangeTable(decodeRanges("ggnCICsBCNLc", true)),
    Bopomofo: () => new UnicodeRangeTable(decodeRanges("qXB6wLqBxDf", true)),
    Brahmi: () => new UnicodeRangeTable(decodeRanges("ggkCtCFjBKA", true)),
    Braille: () => new UnicodeRangeTable(decodeRanges("ggK-H", true)),
    Buginese: () => new UnicodeRangeTable(decodeRanges("gwGbDB", true)),
    Buhid: () => new UnicodeRangeTable(decodeRanges("g6FT", true)),
    Canadian_Aboriginal: () => new UnicodeRangeTable(decodeRanges("ggF-TxRlC7tgCP", true)),
    Carian: () => new UnicodeRangeTable(decodeRanges("g1gCwB", true)),
    Caucasian_Albanian: () => new UnicodeRangeTable(decodeRanges("wphCzBMA", true)),
    Chakma: () => new UnicodeRangeTable(decodeRanges("gokC0BCR", true)),
    Cham: () => new UnicodeRangeTable(decodeRanges("gwqB2BKNDJDD", true)),
    Cherokee: () => new UnicodeRangeTable(decodeRanges("g9E1CDFz7lBvC", true)),
    Chorasmian: () => new UnicodeRangeTable(decodeRanges("w9jCb", true)),
    Common: () => new UnicodeRangeTable(decodeRanges("AgCBbFBbuBBCOBCEBYgBgBiOmBBGEBDTB1DKKHCC+THHPEEhB9E9ElQiEiEB6mB6mB2MDBjJwvBwvBBBBoCBBsGBBCumBumBOIIBCBCFBCCBDmYmYBKBD2CBCKBEKBCOBShBB-BlBBCCBDFBCaBCQBqBCBF5UBXKBW-cBhIzTBDpEBhQ9CBzMUBCCCBXBQHBFDB8CBBE7C7CB0E0EBOBhBlBBKxBxBB+BBgBwCBwB5C5CBmFBhuG-BBhoWhBBnDCBmFJB1HhFhFsMPPBzuUzuUBxGxGBIBXiBBCSBCDB0ECCBeBbFBbKBLuBuBBhChCBFBCGBLEBjICBFsBBEIBxCMB0BsBBlHaBltuBDB96D8HBEzNBHWBQQBgDzDB9B1HBLmBBD9BBEQBJBBIdBF8BB2GTBNTBN2CBKYBoE0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDjJBDxBByjFjCBtC8BBjWrBBFjDBNOBDOBCOBCkBBLtFB5BZBCBBOrBBFIBIBBPFB7E4eBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBBPIBoB3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBCmDBnghYffB+CB", false)),
    Coptic: () => new UnicodeRangeTable(decodeRanges("ifNxkKzDGG", true)),
    Cuneiform: () => new UnicodeRangeTable(decodeRanges("ggoC5cnDuDCEMjG", true)),
    Cypriot: () => new UnicodeRangeTable(decodeRanges("ggiCFBDCCBqBBCBBEDD", false)),
    Cypro_Minoan: () => new UnicodeRangeTable(decodeRanges("w8rCiD", true)),
    Cyrillic: () => new UnicodeRangeTable(decodeRanges("ggBkEBDoFBx6FKBhFtCtCojEfBhie-CBv8VBBhw4B9BBiBAB", false)),
    Deseret: () => new UnicodeRangeTable(decodeRanges("gghCvC", true)),
    Devanagari: () => new UnicodeRangeTable(decodeRanges("goCwCFODZh7nBfhwcJ", true)),
    Dives_Akuru: () => new UnicodeRangeTable(decodeRanges("gomCGBDDDBGBCBBCdBCBBDLBKJB", false)),
    Dogra: () => new UnicodeRangeTable(decodeRanges("ggmC7B", true)),
    Duployan: () => new UnicodeRangeTable(decodeRanges("ggvDqDGMEIIJDD", true)),
    Egyptian_Hieroglyphs: () => new UnicodeRangeTable(decodeRanges("ggsC1iBL68D", true)),
    Elbasan: () => new UnicodeRangeTable(decodeRanges("gohCnB", true)),
    Elymaic: () => new UnicodeRangeTable(decodeRanges("g-jCW", true)),
    Ethiopic: () => new UnicodeRangeTable(decodeRanges("gwEoCBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBDfBEZBnvGWBKGBCGBCGBCGBCGBCGBCGBCGBjpfFBDFBDFBKGBCGBylvCGBCDBCBBCOB", false)),
    Garay: () => new UnicodeRangeTable(decodeRanges("gqjClBEcJB", true)),
    Georgian: () => new UnicodeRangeTable(decodeRanges("glElBBCGGDqBBCDBx8CqBBDCBhiElBBCGG", false)),
    Glagolitic: () => new UnicodeRangeTable(decodeRanges("ggL-Ch9sDGCQDGCBCE", true)),
    Gothic: () => new UnicodeRangeTable(decodeRanges("w5gCa", true)),
    Grantha: () => new UnicodeRangeTable(decodeRanges("g4kCDBCHBDBBDVBCGBCBBCEBDIBDBBDCBDHHGGBDGBEEB", false)),
    Greek: () => new UnicodeRangeTable(decodeRanges("wbDBCCBDDBCFFCCCBBBCCCBSBC+BBPPBnpGEBzBEBFEB1ChKhKBUBDFBDlBBDFBDHBCGCBdBD0BBCOBCNBDFBCSBDCBCIBoJ-xiB-xiB7uVuCBSgj0Bgj0BBkCB", false)),
    Gujarati: () => new UnicodeRangeTable(decodeRanges("h0CCBCIBCCBCVBCGBCBBCEBDJBCCBCCBDQQBCBDLBIGB", false)),
    Gunjala_Gondi: () => new UnicodeRangeTable(decodeRanges("grnCFCBCkBCBCFIJ", true)),
    Gurmukhi: () => new UnicodeRangeTable(decodeRanges("hwCCBCFBFBBDVBCGBCBBCBBCBBDCCBDBFBBDCBEIIBCBCIIBPB", false)),
    Gurung_Khema: () => new UnicodeRangeTable(decodeRanges("go4C5B", true)),
    Han: () => new UnicodeRangeTable(decodeRanges("g0LZBC4CBN1GBwBCCaIBPDBle-tGBhC-vUBhoWtLBDpDBpodBBNGBqgkB-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB", false)),
    Hangul: () => new UnicodeRangeTable(decodeRanges("goE-HvxHBiI9CyDeiCei3dckUj9KNWFwBl9JeEFDFDFDC", true)),
    Hanifi_Rohingya: () => new UnicodeRangeTable(decodeRanges("gojCnBJJ", true)),
    Hanunoo: () => new UnicodeRangeTable(decodeRanges("g5FU", true)),
    Hatran: () => new UnicodeRangeTable(decodeRanges("gniCSCBGE", true)),
    Hebrew: () => new UnicodeRangeTable(decodeRanges("xsB2BBJaBFFBpp9BZBCEBCCCBCCBCCBIB", false)),
    Hiragana: () => new UnicodeRangeTable(decodeRanges("hiM1CBHCBi7-C+IBTeeBBBulQAB", false)),
    Imperial_Aramaic: () => new UnicodeRangeTable(decodeRanges("giiCVCI", true)),
    Inherited: () => new UnicodeRangeTable(decodeRanges("gYvDB2IBBlOKBbhXhXBCB8qEtBBDLBlPCBCMBCGBFHHEBBnG-BBtQBBjGgBB65DDBsDBBmrzBPBRNBwejHjH7iEl+uBl+uBBsBBDWBhRCBSHBDGBfDBz6rYvHB", false)),
    Inscriptional_Pahlavi: () => new UnicodeRangeTable(decodeRanges("g7iCSGH", true)),
    Inscriptional_Parthian: () => new UnicodeRangeTable(decodeRanges("g6iCVDH", true)),
    Javanese: () => new UnicodeRangeTable(decodeRanges("gsqBtCDJFB", true)),
    Kaithi: () => new UnicodeRangeTable(decodeRanges("gkkCiCLA", true)),
    Kannada: () => new UnicodeRangeTable(decodeRanges("gkDMCCCWCJCEDICCCDIBGCCDDJCC", true)),
    Katakana: () => new UnicodeRangeTable(decodeRanges("hlM5CBDCBxHPBxGuBBC3CBvgzBJBCsBBzisBDBCGBCBBCgJgJBBBzBPPBCB", false)),
    Kawi: () => new UnicodeRangeTable(decodeRanges("g4nCQCoBEc", true)),
    Kayah_Li: () => new UnicodeRangeTable(decodeRanges("goqBtBCA", true)),
    Kharoshthi: () => new UnicodeRangeTable(decodeRanges("gwiCDCBGHCCCcDCFJII", true)),
    Khitan_Small_Script: () => new UnicodeRangeTable(decodeRanges("k-7C84G84GB0OBqBAB", false)),
    Khmer: () => new UnicodeRangeTable(decodeRanges("g8F9CDJHJnPf", true)),
    Khojki: () => new UnicodeRangeTable(decodeRanges("gwkCRCuB", true)),
    Khudawadi: () => new UnicodeRangeTable(decodeRanges("w1kC6BGJ", true)),
    Kirat_Rai: () => new UnicodeRangeTable(decodeRanges("gq7C5B", true)),
    Lao: () => new UnicodeRangeTable(decodeRanges("h0DBBCCCBDBCXBCCCBVBDEBCCCBFBCJBDDB", false)),
    Latin: () => new UnicodeRangeTable(decodeRanges("hCZBHZBwBQQGWBCeBCgOBoBEB8wGlBBHwBBGDBGMBClCBiC-HByLOORMBuEBBHccSoBB42CfBj1elDBExCBVOBxZqBBCIBCDB38TGB7gBZBHZBmhCFBCpBBCIBm61BeBHFB", false)),
    Lepcha: () => new UnicodeRangeTable(decodeRanges("ggH3BEOEC", true)),
    Limbu: () => new UnicodeRangeTable(decodeRanges("goGeBCLBFLBFEEBKB", false)),
    Linear_A: () => new UnicodeRangeTable(decodeRanges("gwhC2JKVLH", true)),
    Linear_B: () => new UnicodeRangeTable(decodeRanges("gggCLCZCSCBCODNjB6D", true)),
    Lisu: () => new UnicodeRangeTable(decodeRanges("wmpBvBx1eA", true)),
    Lycian: () => new UnicodeRangeTable(decodeRanges("g0gCc", true)),
    Lydian: () => new UnicodeRangeTable(decodeRanges("gpiCZGA", true)),
    Mahajani: () => new UnicodeRangeTable(decodeRanges("wqkCmB", true)),
    Makasar: () => new UnicodeRangeTable(decodeRanges("g3nCY", true)),
    Malayalam: () => new UnicodeRangeTable(decodeRanges("goDMCCCyBCCCFFPDZ", true)),
    Mandaic: () => new UnicodeRangeTable(decodeRanges("giCbDA", true)),
    Manichaean: () => new UnicodeRangeTable(decodeRanges("g2iCmBFL", true)),
    Marchen: () => new UnicodeRangeTable(decodeRanges("wjnCfDVCN", true)),
    Masaram_Gondi: () => new UnicodeRangeTable(decodeRanges("gonCGBCBBCrBBECCBCCBHBJJB", false)),
    Medefaidrin: () => new UnicodeRangeTable(decodeRanges("gy7C6C", true)),
    Meetei_Mayek: () => new UnicodeRangeTable(decodeRanges("g3qBWqGtBDJ", true)),
    Mende_Kikakui: () => new UnicodeRangeTable(decodeRanges("gg6DkGDP", true)),
    Meroitic_Cursive: () => new UnicodeRangeTable(decodeRanges("gtiCXFTDtB", true)),
    Meroitic_Hieroglyphs: () => new UnicodeRangeTable(decodeRanges("gsiCf", true)),
    Miao: () => new UnicodeRangeTable(decodeRanges("g47CqCF4BIQ", true)),
    Modi: () => new UnicodeRangeTable(decodeRanges("gwlCkCMJ", true)),
    Mongolian: () => new UnicodeRangeTable(decodeRanges("ggGBBDCCBSBH4CBIqBB2t-BMB", false)),
    Mro: () => new UnicodeRangeTable(decodeRanges("gy6CeCJFB", true)),
    Multani: () => new UnicodeRangeTable(decodeRanges("g0kCGBCCCBCBCOBCKB", false)),
    Myanmar: () => new UnicodeRangeTable(decodeRanges("ggE-EhqmBeiDfxibT", true)),
    Nabataean: () => new UnicodeRangeTable(decodeRanges("gkiCeJI", true)),
    Nag_Mundari: () => new UnicodeRangeTable(decodeRanges("wm5DpB", true)),
    Nandinagari: () => new UnicodeRangeTable(decodeRanges("gtmCHDtBDK", true)),
    New_Tai_Lue: () => new UnicodeRangeTable(decodeRanges("gsGrBFZHKEB", true)),
    Newa: () => new UnicodeRangeTable(decodeRanges("gglC7CCE", true)),
    Nko: () => new UnicodeRangeTable(decodeRanges("g+B6BDC", true)),
    Nushu: () => new UnicodeRangeTable(decodeRanges("h-7CvsQvsQBqMB", false)),
    Nyiakeng_Puachue_Hmong: () => new UnicodeRangeTable(decodeRanges("go4DsBENDJFB", true)),
    Ogham: () => new UnicodeRangeTable(decodeRanges("g0Fc", true)),
    Ol_Chiki: () => new UnicodeRangeTable(decodeRanges("wiHvB", true)),
    Ol_Onal: () => new UnicodeRangeTable(decodeRanges("wu5DqBFA", true)),
    Old_Hungarian: () => new UnicodeRangeTable(decodeRanges("gkjCyBOyBIF", true)),
    Old_Italic: () => new UnicodeRangeTable(decodeRanges("g4gCjBKC", true)),
    Old_North_Arabian: () => new UnicodeRangeTable(decodeRanges("g0iCf", true)),
    Old_Permic: () => new UnicodeRangeTable(decodeRanges("w6gCqB", true)),
    Old_Persian: () => new UnicodeRangeTable(decodeRanges("g9gCjBFN", true)),
    Old_Sogdian: () => new UnicodeRangeTable(decodeRanges("g4jCnB", true)),
    Old_South_Arabian: () => new UnicodeRangeTable(decodeRanges("gziCf", true)),
    Old_Turkic: () => new UnicodeRangeTable(decodeRanges("ggjCoC", true)),
    Old_Uyghur: () => new UnicodeRangeTable(decodeRanges("w7jCZ", true)),
    Oriya: () => new UnicodeRangeTable(decodeRanges("h4CCCHDBDVCGCBCEDIDBDCICFBCEDR", true)),
    Osage: () => new UnicodeRangeTable(decodeRanges("wlhCjBFjB", true)),
    Osmanya: () => new UnicodeRangeTable(decodeRanges("gkhCdDJ", true)),
    Pahawh_Hmong: () => new UnicodeRangeTable(decodeRanges("g46ClCLJCGCUGS", true)),
    Palmyrene: () => new UnicodeRangeTable(decodeRanges("gjiCf", true)),
    Pau_Cin_Hau: () => new UnicodeRangeTable(decodeRanges("g2mC4B", true)),
    Phags_Pa: () => new UnicodeRangeTable(decodeRanges("giqB3B", true)),
    Phoenician: () => new UnicodeRangeTable(decodeRanges("goiCbEA", true)),
    Psalter_Pahlavi: () => new UnicodeRangeTable(decodeRanges("g8iCRIDNG", true)),
    Rejang: () => new UnicodeRangeTable(decodeRanges("wpqBjBMA", true)),
    Runic: () => new UnicodeRangeTable(decodeRanges("g1FqCEK", true)),
    Samaritan: () => new UnicodeRangeTable(decodeRanges("ggCtBDO", true)),
    Saurashtra: () => new UnicodeRangeTable(decodeRanges("gkqBlCJL", true)),
    Sharada: () => new UnicodeRangeTable(decodeRanges("gskC-ChsCH", true)),
    Shavian: () => new UnicodeRangeTable(decodeRanges("wihCvB", true)),
    Siddham: () => new UnicodeRangeTable(decodeRanges("gslC1BDlB", true)),
    Sidetic: () => new UnicodeRangeTable(decodeRanges("gqiCZ", true)),
    SignWriting: () => new UnicodeRangeTable(decodeRanges("gg2DrUQECO", true)),
    Sinhala: () => new UnicodeRangeTable(decodeRanges("hsDCBCRBEXBCIBCDDBFBEFFBEBCCCBGBHJBDCBt-gCTB", false)),
    Sogdian: () => new UnicodeRangeTable(decodeRanges("w5jCpB", true)),
    Sora_Sompeng: () => new UnicodeRangeTable(decodeRanges("wmkCYIJ", true)),
    Soyombo: () => new UnicodeRangeTable(decodeRanges("wymCyC", true)),
    Sundanese: () => new UnicodeRangeTable(decodeRanges("g8G-BhIH", true)),
    Sunuwar: () => new UnicodeRangeTable(decodeRanges("g+mChBPJ", true)),
    Syloti_Nagri: () => new UnicodeRangeTable(decodeRanges("ggqBsB", true)),
    Syriac: () => new UnicodeRangeTable(decodeRanges("g4BNC7BDCxIK", true)),
    Tagalog: () => new UnicodeRangeTable(decodeRanges("g4FVKA", true)),
    Tagbanwa: () => new UnicodeRangeTable(decodeRanges("g7FMCCCB", true)),
    Tai_Le: () => new UnicodeRangeTable(decodeRanges("wqGdDE", true)),
    Tai_Tham: () => new UnicodeRangeTable(decodeRanges("gxG+BCcDKHJHN", true)),
    Tai_Viet: () => new UnicodeRangeTable(decodeRanges("g0qBiCZE", true)),
    Tai_Yo: () => new UnicodeRangeTable(decodeRanges("g25DeCVJB", true)),
    Takri: () => new UnicodeRangeTable(decodeRanges("g0lC5BHJ", true)),
    Tamil: () => new UnicodeRangeTable(decodeRanges("i8CBBCFBECBCDBEBBCCCBEEBEEBBBELBFEBECBCDBDHHPUBm+kCxBBOAB", false)),
    Tangsa: () => new UnicodeRangeTable(decodeRanges("wz6CuCCJ", true)),
    Tangut: () => new UnicodeRangeTable(decodeRanges("g-7CgBgBB+3GBhQeBiDyDB", false)),
    Telugu: () => new UnicodeRangeTable(decodeRanges("ggDMCCCWCPDICCCDIBCCCBDDDJII", true)),
    Thaana: () => new UnicodeRangeTable(decodeRanges("g8BxB", true)),
    Thai: () => new UnicodeRangeTable(decodeRanges("hwD5BGb", true)),
    Tibetan: () => new UnicodeRangeTable(decodeRanges("g4DnCCjBFmBCjBCOCGFB", true)),
    Tifinagh: () => new UnicodeRangeTable(decodeRanges("wpL3BIBPA", true)),
    Tirhuta: () => new UnicodeRangeTable(decodeRanges("gklCnCJJ", true)),
    Todhri: () => new UnicodeRangeTable(decodeRanges("guhCzB", true)),
    Tolong_Siki: () => new UnicodeRangeTable(decodeRanges("wtnCrBFJ", true)),
    Toto: () => new UnicodeRangeTable(decodeRanges("w04De", true)),
    Tulu_Tigalari: () => new UnicodeRangeTable(decodeRanges("g8kCJBCDDClBBCJBCDDCDBCJBCBBJBB", false)),
    Ugaritic: () => new UnicodeRangeTable(decodeRanges("g8gCdCA", true)),
    Unknown: () => new UnicodeRangeTable(decodeRanges("4bBBHDBICCVuMuMnBBBzBBBE4B4BBGBcDBHKBvI9B9BBmDmDBMB8BBByBBBQddBCCMEBjBEBuHJJBDDBXXICCBBBFBBKBBDBBFHBCDBDGGBaaBEEHDBDBBXIIDGDBCCGDBDBBECBCGBFCCBFBSJBEKKEXXIDDGBBLIEBCCBNBFBBNGBIEEJBBDBBXIIDGGBKKBDDBEEBFBEDBDGGBTTBIBDHHBBBEFFBBBDCCDCBDCBECBNDBGCBEFFBCCBEBCNBWEBOEEYRRBKKEFFBFBDEEDBBFBBLGBXEEYLLGBBKEEFGBDEBEFFBLLELBOEE0BEEHDBRBBbEETCBZKKCBBICBCDBHCCJFBLBBELB7BDBekBBDCCGZZCYYBGGCIILBBFfBpClBlBBCBoBlBlBQOOBjBBnGCCBDBCBB6LFFBIICFFBqBqBFBBiBFFBIICFFBQQ6BFFBkCkCBhBhBBBBbFB3CBBHBB+UCB6CGBXIBZIBVLBOEEDLB-CBBLFBLFBbFB6CGBsBEBnCJBgBNNBCBNDBCCBrBBBGKBtBDBbFBMCB-BBBiCeeBMMBEBLFBPBBvBBBNTBuCnFnFBGB9BCBQCB-BEBsBBBMHBsBEB3QBBHBBnBBBHBBJGCgBBB2BQQPBBHUUBEEKmDmDNBBcOOBBBjBNBiBOBtEDB7UVBMUB14BBB-LEBuBCCBDBCBB5BGBDNBZIBI4BI-DhBBb6C6CBKB3GZBxC3C3CBoDoDBDBsB-C-C3CIBxBuzcuzcBBB4BIB9KTB5FHB+GTB9BCBLFB5BHBnCHBNFB1DKBfCBvCMMBCBiB4B4BBHBPBBLBBoDXBdJBHBBHBBHIBIII9BDB-DBBLFBl9KLBYDByBjoIBvLBBrDlBBILBGEBbGGCGDrUfBrBFB0BUUFDBGoEoEBCC-FCBHBBHBBHBBECBIIIBIBGBBNbbUDDQBBPhBB8DEBEDBuBCB5COOBBBCuBBvBhEBeCByBOBdDBlBIBfEBsBEBfmBmBBCBPpBB-EBBLFBlBDBlBDBpBHB1BKBNQQIDDMQQIDDBBB1BLB4JIBXJBJXBHrBrBKkCBHBBCtBtBDCBCBBYpCpCBGBKvBBUDDBDBiBCBcEBclBB5BDBVBBzBDDBDBJEEeBBEDBLGBKGBhCfBoBDBNIB3BCBeBBcEBbGBFLBIvCBqC2BB0BMB0BGBvBHBLFBnBCBeHBDvGBgBrBrBEBBDPBHHBKgBBvBHBrBVBblBBdTBYIBvCDBlBIBlCJBCBBaGBLFB2BTTBGBoBIBhDVVBJBTwBwBB8BBICCFQQMFB8BEBLFBFJJBDDBXXIDDGLLBDDBEEBCCBEBCEBIBBICBGKBLCCBCCnBLLCBBCFFLDDBGBDcB9CGGBcBpCHBLlFB3BBBnBhBBmCKBLFBOSB7BFBLFBVbBcBBQDBY4FB9BjDB0CLBJBBCBBJDDfDDBNNBHBLlCBJBBvBBBMaBpCHB0CMBqCGBL1CBJ3CBjBNBLFBKuBuBPJBeCBhBBBXPPBnCBIDDtBCBCDDKHBLFBHDDmBDDHGBLFBtBDBL1HBaGBSqBqBBBBe0CBCOBzBMB8clDBwDGGBJBlGryCBkDMB3iBJB88DEBoS41GB7Bl2BB6RGBgBLLBCByCLLBEBfBBHJBnCJBLIIWEBUvNB7BlGB8CEBaBBarBBsCDB6BGBS-BBGKBIIB3mHoBBhBgDB0D8vIBFIIDkJkJBNBCcBEBBCNBFHBtMjoCBsDEBOCBKGBLBBJ76DB+HCB1NFBYOBSOBvBBBYIB1D7BB3HJBoBBBjGUBnC5DBVLBVLB4CIBamEB2CoCoCDBBCBBDBBFNNCIIiCFFBJJIddFGGCCBI1K1KBlJlJB-V-VBNBGQQBuiBBgBFBH0GBISSBIIDGGBDB-BgBBCvDBuBCBPBBLDBD-JBgBQB7BEBCvOBrB1GBsBDBC-FBgBXXBGBD-GBIFFDQQmGBBRoBBtCDBLDBDwYBlCrCB+BhGBFccDCCBCCLFFCCCBEBCDBCECEDDCBBCICDCCBFFIKFCLLSEBEGGSzBBDtIBtBDBlDLBQBBQQQmBJBvF3BBeMBtBDBKGBDNBH5EB6eCBSCBOCB7GFBNDBCOBNDB5BHBLFBpBHBfBBNDBDNBKmBB5KHBPBBOCBMCB6BCCBCBRBBNDBLGB0EoDoDBjgBBh3pBfB-oEBBv0FBBypHOBvThtCB-QhvBBs6EEBrpIm8yVBCdBhD-DBxHvw-FB", false)),
    Vai: () => new UnicodeRangeTable(decodeRanges("gopBrJ", true)),
    Vithkuqi: () => new UnicodeRangeTable(decodeRanges("wrhCKCOCGCBCKCOCGCB", true)),
    Wancho: () => new UnicodeRangeTable(decodeRanges("g24D5BGA", true)),
    Warang_Citi: () => new UnicodeRangeTable(decodeRanges("glmCyCNA", true)),
    Yezidi: () => new UnicodeRangeTable(decodeRanges("g0jCpBCCDB", true)),
    Yi: () => new UnicodeRangeTable(decodeRanges("ggoBskBE2B", true)),
    Zanabazar_Square: () => new UnicodeRangeTable(decodeRanges("gwmCnC", true))
  });
  static FOLD_CATEGORIES = new LazyMap({
    L: () => new UnicodeRangeTable(decodeRanges("laA", true)),
    LC: () => new UnicodeRangeTable(decodeRanges("laA", true)),
    Ll: () => new UnicodeRangeTable(decodeRanges("hCZBmDWBCGBiBuBCEECDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIBBCBBCBBCOCDQCDBBCCCBBBC4BCIBBCBBDCCBCBCGC3HrBrBCEEJHHCCBCCCBCCBPBCIBkBJJCUCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBZHBJHBJHBJEBMEBMDBNEBMEBqJEEBHHxC9zC9zCBuBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoyehBB", false)),
    Lt: () => new UnicodeRangeTable(decodeRanges("kOCCBCCBCClBCCtsHHBJHBJHBMQQwBAB", false)),
    Lu: () => new UnicodeRangeTable(decodeRanges("hDZB7BqBqBBWBCHBCuBCEECDOCDsBCDECBBBDCCDEEGDDECBDDDCCCDFFDEECDDECCGBBCBBCBBCOCBSCDBBCEECkBCEQCJDDBCCFICBEBCBBCCCBEEBCCBCBCEBDCCBDDIDDCBBEFBGLLBnFnFsBCCEEEBBBvBDBCdBCBBECBCWCBDBCGD1BvBBCgBCK0BCDMCBgDCyBlBBq6CqBBDCB5XFBjkCIBCvHvHERRzD0ECGGGC8CCBHBJFBLHBJHBJFBMGCJHBJNBzBBBNSSBPPBEEpL2B2Bs1CvBBCEEBGCHDDLiDCJCCFNNBkBBCGG0oesBCUaCoEMCE8BCLCCDICFFFCBBDSCMOCFCCDOCb9a9advCBi8UZBumBnBBpEjBB8EKBCOBCGBCBBk4ByBB+DVB75CfBhsVfB8BYBvyehBB", false)),
    M: () => new UnicodeRangeTable(decodeRanges("5cgBgBlgHAB", false)),
    Mn: () => new UnicodeRangeTable(decodeRanges("5cgBgBlgHAB", false)),
    Emoji: () => new UnicodeRangeTable(decodeRanges("8mJA", true)),
    Extended_Pictographic: () => new UnicodeRangeTable(decodeRanges("8mJA", true)),
    Lowercase: () => new UnicodeRangeTable(decodeRanges("hCZBmDWBCGBiBuBCEECDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIBBCBBCBBCOCDQCDBBCCCBBBC4BCIBBCBBDCCBCBCGCiJCCEJJHCCBBBCCCBCCBPBCIBkBJJCUCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBZHBJHBJHBJEBMEBMDBNEBMEBqJEEBHHuBPBUzZzZBYBx5BvBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoyehBB", false)),
    Math: () => new UnicodeRangeTable(decodeRanges("ycGDCHHFMMDDDCHHFAB", false)),
    Uppercase: () => new UnicodeRangeTable(decodeRanges("hDZB7BqBqBBWBCHBCuBCEECDOCDsBCDECBBBDCCDEEGDDECBDDDCCCDFFDEECDDECCGBBCBBCBBCOCBSCDBBCEECkBCEQCJDDBCCFICBEBCBBCCCBEEBCCBCBCEBDCCBDDIDDCBBEFBGLLBnFnFsBCCEEEBBBvBDBCdBCBBECBCWCBDBCGD1BvBBCgBCK0BCDMCBgDCyBlBBq6CqBBDCB5XFBjkCIBCvHvHERRzD0ECGGGC8CCBHBJFBLHBJHBJFBMGCJHBJNBzBBBNSSBPPBEEpLiBiBBOBFsasaBYBn6BvBBCEEBGCHDDLiDCJCCFNNBkBBCGG0oesBCUaCoEMCE8BCLCCDICFFFCBBDSCMOCFCCDOCb9a9advCBi8UZBumBnBBpEjBB8EKBCOBCGBCBBk4ByBB+DVB75CfBhsVfB8BYBvyehBB", false))
  });
  static FOLD_SCRIPT = new LazyMap({
    Common: () => new UnicodeRangeTable(decodeRanges("8cgBgB", false)),
    Greek: () => new UnicodeRangeTable(decodeRanges("1FwUwU", false)),
    Inherited: () => new UnicodeRangeTable(decodeRanges("5cgBgBlgHAB", false))
  });
};
var Unicode = class Unicode2 {
  static MAX_RUNE = 1114111;
  static RUNE_ERROR = 65533;
  static isUnsearchable(r) {
    return r === Unicode2.RUNE_ERROR || r >= Unicode2.MIN_HIGH_SURROGATE && r <= Unicode2.MAX_LOW_SURROGATE;
  }
  static MAX_ASCII = 127;
  static MAX_LATIN1 = 255;
  static MAX_BMP = 65535;
  static MIN_FOLD = 65;
  static MAX_FOLD = 125251;
  static MIN_HIGH_SURROGATE = 55296;
  static MAX_HIGH_SURROGATE = 56319;
  static MIN_LOW_SURROGATE = 56320;
  static MAX_LOW_SURROGATE = 57343;
  static MIN_SUPPLEMENTARY_CODE_POINT = 65536;
  static is32(ranges, r) {
    let lo = 0;
    let hi = ranges.length;
    while (lo < hi) {
      const m = lo + Math.floor((hi - lo) / 2);
      const rlo = ranges.getLo(m);
      const rhi = ranges.getHi(m);
      if (rlo <= r && r <= rhi) {
        const stride = ranges.getStride(m);
        return (r - rlo) % stride === 0;
      }
      if (r < rlo) hi = m;
      else lo = m + 1;
    }
    return false;
  }
  static is(ranges, r) {
    if (r <= Unicode2.MAX_LATIN1) {
      for (let i = 0; i < ranges.length; i++) {
        if (r > ranges.getHi(i)) continue;
        const rlo = ranges.getLo(i);
        if (r < rlo) return false;
        const stride = ranges.getStride(i);
        return (r - rlo) % stride === 0;
      }
      return false;
    }
    return ranges.length > 0 && r >= ranges.getLo(0) && Unicode2.is32(ranges, r);
  }
  static isPrint(r) {
    if (r <= Unicode2.MAX_LATIN1) return r >= 32 && r < Unicode2.MAX_ASCII || r >= 161 && r !== 173;
    return Unicode2.is(UnicodeTables.Print, r);
  }
  static simpleFold(r) {
    if (UnicodeTables.CASE_ORBIT.has(r)) return UnicodeTables.CASE_ORBIT.get(r);
    if (r <= Unicode2.MAX_ASCII) {
      const l = Codepoint.toLowerCase(r);
      return l !== r ? l : Codepoint.toUpperCase(r);
    }
    return r;
  }
  static equalsIgnoreCase(r1, r2) {
    if (r1 === r2) return true;
    if (r1 < 0 || r2 < 0) return false;
    if (r1 <= Unicode2.MAX_ASCII && r2 <= Unicode2.MAX_ASCII) {
      if (65 <= r1 && r1 <= 90) r1 |= 32;
      if (65 <= r2 && r2 <= 90) r2 |= 32;
      return r1 === r2;
    }
    for (let r = Unicode2.simpleFold(r1); r !== r1; r = Unicode2.simpleFold(r)) if (r === r2) return true;
    return false;
  }
};
var RE2JSException = class extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "RE2JSException";
  }
};
var RE2JSSyntaxException = class extends RE2JSException {
  /**
  * @param {string} error
  * @param {string|null} [input=null]
  */
  constructor(error2, input4 = null) {
    let message = `error parsing regexp: ${error2}`;
    if (input4) message += `: \`${input4}\``;
    super(message);
    this.name = "RE2JSSyntaxException";
    this.message = message;
    this.error = error2;
    this.input = input4;
  }
  /**
  * Retrieves the description of the error.
  * @returns {string}
  */
  getDescription() {
    return this.error;
  }
  /**
  * Retrieves the erroneous regular-expression pattern.
  * @returns {string|null}
  */
  getPattern() {
    return this.input;
  }
};
var RE2JSCompileException = class extends RE2JSException {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "RE2JSCompileException";
  }
};
var RE2JSGroupException = class extends RE2JSException {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "RE2JSGroupException";
  }
};
var RE2JSFlagsException = class extends RE2JSException {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "RE2JSFlagsException";
  }
};
var RE2JSInternalException = class extends RE2JSException {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "RE2JSInternalException";
  }
};
var FAST_PATH_TABLE_SIZE = 256;
var WORD_RUNE_TABLE = new Uint8Array(FAST_PATH_TABLE_SIZE);
for (let i = 0; i < FAST_PATH_TABLE_SIZE; i++) WORD_RUNE_TABLE[i] = 97 <= i && i <= 122 || 65 <= i && i <= 90 || 48 <= i && i <= 57 || i === 95 ? 1 : 0;
var cachedNativeEncoder = null;
var cachedNativeDecoder = null;
var Utils = class Utils2 {
  static METACHARACTERS = "\\.+*?()|[]{}^$";
  static EMPTY_BEGIN_LINE = 1;
  static EMPTY_END_LINE = 2;
  static EMPTY_BEGIN_TEXT = 4;
  static EMPTY_END_TEXT = 8;
  static EMPTY_WORD_BOUNDARY = 16;
  static EMPTY_NO_WORD_BOUNDARY = 32;
  static EMPTY_ALL = -1;
  static emptyInts() {
    return [];
  }
  static isString(value) {
    return typeof value === "string" || Object.prototype.toString.call(value) === "[object String]";
  }
  static typeName(value) {
    if (value === null || typeof value !== "object" && typeof value !== "function") return value === null ? "null" : typeof value;
    return Object.prototype.toString.call(value).slice(8, -1);
  }
  static checkPattern(pattern) {
    if (!Utils2.isString(pattern)) throw new TypeError(`The pattern must be a string, not ${Utils2.typeName(pattern)} (RE2JS.translateRegExp() converts a RegExp)`);
  }
  static checkInput(input4) {
    if (!Utils2.isString(input4) && !Utils2.isByteArray(input4)) throw new TypeError(`The input must be a string or a byte array (Uint8Array or number[]), not ${Utils2.typeName(input4)}`);
  }
  static checkFlags(flags) {
    const known = PublicFlags.MULTILINE | PublicFlags.DOTALL | PublicFlags.CASE_INSENSITIVE | PublicFlags.DISABLE_UNICODE_GROUPS | PublicFlags.LONGEST_MATCH | PublicFlags.LOOKBEHINDS;
    if (!Number.isInteger(flags) || (flags & ~known) !== 0) throw new RE2JSFlagsException("Flags should only be a combination of MULTILINE, DOTALL, CASE_INSENSITIVE, DISABLE_UNICODE_GROUPS, LONGEST_MATCH, LOOKBEHINDS");
  }
  static isByteArray(input4) {
    return Array.isArray(input4) || Object.prototype.toString.call(input4) === "[object Uint8Array]";
  }
  static isalnum(c) {
    return Codepoint.CODES["0"] <= c && c <= Codepoint.CODES["9"] || Codepoint.CODES["a"] <= c && c <= Codepoint.CODES["z"] || Codepoint.CODES["A"] <= c && c <= Codepoint.CODES["Z"];
  }
  static unhex(c) {
    if (Codepoint.CODES["0"] <= c && c <= Codepoint.CODES["9"]) return c - Codepoint.CODES["0"];
    if (Codepoint.CODES["a"] <= c && c <= Codepoint.CODES["f"]) return c - Codepoint.CODES["a"] + 10;
    if (Codepoint.CODES["A"] <= c && c <= Codepoint.CODES["F"]) return c - Codepoint.CODES["A"] + 10;
    return -1;
  }
  static escapeRune(rune) {
    let out = "";
    if (Unicode.isPrint(rune)) {
      if (Utils2.METACHARACTERS.indexOf(String.fromCodePoint(rune)) >= 0) out += "\\";
      out += String.fromCodePoint(rune);
    } else switch (rune) {
      case Codepoint.CODES['"']:
        out += '\\"';
        break;
      case Codepoint.CODES["\\"]:
        out += "\\\\";
        break;
      case Codepoint.CODES["	"]:
        out += "\\t";
        break;
      case Codepoint.CODES["\n"]:
        out += "\\n";
        break;
      case Codepoint.CODES["\r"]:
        out += "\\r";
        break;
      case Codepoint.CODES["\b"]:
        out += "\\b";
        break;
      case Codepoint.CODES["\f"]:
        out += "\\f";
        break;
      default: {
        let s = rune.toString(16);
        if (rune < 256) {
          out += "\\x";
          if (s.length === 1) out += "0";
          out += s;
        } else out += `\\x{${s}}`;
        break;
      }
    }
    return out;
  }
  static stringToRunes(str) {
    const string = String(str);
    const runes = [];
    let i = 0;
    while (i < string.length) {
      const cp = string.codePointAt(i);
      runes.push(cp);
      i += cp > Unicode.MAX_BMP ? 2 : 1;
    }
    return new Int32Array(runes);
  }
  static runeToString(r) {
    return String.fromCodePoint(r);
  }
  static isWordRune(r) {
    return r < FAST_PATH_TABLE_SIZE ? WORD_RUNE_TABLE[r] === 1 : false;
  }
  static emptyOpContext(r1, r2) {
    let op = 0;
    if (r1 < 0) op |= Utils2.EMPTY_BEGIN_TEXT | Utils2.EMPTY_BEGIN_LINE;
    if (r1 === 10) op |= Utils2.EMPTY_BEGIN_LINE;
    if (r2 < 0) op |= Utils2.EMPTY_END_TEXT | Utils2.EMPTY_END_LINE;
    if (r2 === 10) op |= Utils2.EMPTY_END_LINE;
    if (Utils2.isWordRune(r1) !== Utils2.isWordRune(r2)) op |= Utils2.EMPTY_WORD_BOUNDARY;
    else op |= Utils2.EMPTY_NO_WORD_BOUNDARY;
    return op;
  }
  /**
  * Returns a string that quotes all regular expression metacharacters inside the argument text;
  * the returned string is a regular expression matching the literal text. For example,
  * {@code quoteMeta("[foo]").equals("\\[foo\\]")}.
  * @param {string} str
  * @returns {string}
  */
  static quoteMeta(str) {
    return str.split("").map((s) => {
      if (Utils2.METACHARACTERS.indexOf(s) >= 0) return `\\${s}`;
      return s;
    }).join("");
  }
  static charCount(codePoint) {
    return codePoint > Unicode.MAX_BMP ? 2 : 1;
  }
  /**
  * High-speed conversion from TypedArrays to standard JS Arrays.
  * Bypasses the expensive Symbol.iterator overhead of Array.from()
  */
  static toArray(typedArray) {
    const len = typedArray.length;
    const res = new Array(len);
    for (let i = 0; i < len; i++) res[i] = typedArray[i];
    return res;
  }
  static stringToUtf8ByteArray(str) {
    if (globalThis.TextEncoder) {
      if (!cachedNativeEncoder) cachedNativeEncoder = new TextEncoder();
      return cachedNativeEncoder.encode(str);
    } else {
      let out = [], p = 0;
      for (let i = 0; i < str.length; i++) {
        let c = str.charCodeAt(i);
        if (c < 128) out[p++] = c;
        else if (c < 2048) {
          out[p++] = c >> 6 | 192;
          out[p++] = c & 63 | 128;
        } else if ((c & 64512) === Unicode.MIN_HIGH_SURROGATE && i + 1 < str.length && (str.charCodeAt(i + 1) & 64512) === Unicode.MIN_LOW_SURROGATE) {
          c = Unicode.MIN_SUPPLEMENTARY_CODE_POINT + ((c & 1023) << 10) + (str.charCodeAt(++i) & 1023);
          out[p++] = c >> 18 | 240;
          out[p++] = c >> 12 & 63 | 128;
          out[p++] = c >> 6 & 63 | 128;
          out[p++] = c & 63 | 128;
        } else {
          out[p++] = c >> 12 | 224;
          out[p++] = c >> 6 & 63 | 128;
          out[p++] = c & 63 | 128;
        }
      }
      return out;
    }
  }
  static utf8ByteArrayToString(bytes) {
    if (globalThis.TextDecoder) {
      if (!cachedNativeDecoder) cachedNativeDecoder = new TextDecoder("utf-8");
      const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
      return cachedNativeDecoder.decode(view);
    } else {
      let out = [], pos = 0, c = 0;
      while (pos < bytes.length) {
        let c1 = bytes[pos++];
        if (c1 < 128) out[c++] = String.fromCharCode(c1);
        else if (c1 > 191 && c1 < 224) {
          let c2 = bytes[pos++];
          out[c++] = String.fromCharCode((c1 & 31) << 6 | c2 & 63);
        } else if (c1 > 239 && c1 < 365) {
          let c2 = bytes[pos++];
          let c3 = bytes[pos++];
          let c4 = bytes[pos++];
          let u = ((c1 & 7) << 18 | (c2 & 63) << 12 | (c3 & 63) << 6 | c4 & 63) - Unicode.MIN_SUPPLEMENTARY_CODE_POINT;
          out[c++] = String.fromCharCode(Unicode.MIN_HIGH_SURROGATE + (u >> 10));
          out[c++] = String.fromCharCode(Unicode.MIN_LOW_SURROGATE + (u & 1023));
        } else {
          let c2 = bytes[pos++];
          let c3 = bytes[pos++];
          out[c++] = String.fromCharCode((c1 & 15) << 12 | (c2 & 63) << 6 | c3 & 63);
        }
      }
      return out.join("");
    }
  }
};
var createEnum = (values = [], initNum = 0) => {
  const enumObject = /* @__PURE__ */ Object.create(null);
  for (let i = 0; i < values.length; i++) {
    const val = values[i];
    const keyVal = initNum + i;
    enumObject[val] = keyVal;
    enumObject[keyVal] = val;
  }
  return Object.freeze(enumObject);
};
var MatcherInputBase = class MatcherInputBase2 {
  static Encoding = createEnum(["UTF_16", "UTF_8"]);
  getEncoding() {
    throw Error("not implemented");
  }
  /** @returns {string} */
  asCharSequence() {
    throw Error("not implemented");
  }
  /** @returns {Uint8Array|number[]|null} */
  asBytes() {
    throw Error("not implemented");
  }
  /** @returns {number} */
  length() {
    throw Error("not implemented");
  }
  /**
  *
  * @returns {boolean}
  */
  isUTF8Encoding() {
    return this.getEncoding() === MatcherInputBase2.Encoding.UTF_8;
  }
  /**
  *
  * @returns {boolean}
  */
  isUTF16Encoding() {
    return this.getEncoding() === MatcherInputBase2.Encoding.UTF_16;
  }
};
var Utf8MatcherInput = class extends MatcherInputBase {
  /** @param {Uint8Array|number[]|null} bytes */
  constructor(bytes = null) {
    super();
    this.bytes = bytes;
  }
  getEncoding() {
    return MatcherInputBase.Encoding.UTF_8;
  }
  /**
  *
  * @returns {string}
  */
  asCharSequence() {
    return Utils.utf8ByteArrayToString(this.bytes);
  }
  /**
  *
  * @returns {Uint8Array|number[]|null}
  */
  asBytes() {
    return this.bytes;
  }
  /**
  *
  * @returns {number}
  */
  length() {
    return this.bytes.length;
  }
};
var Utf16MatcherInput = class extends MatcherInputBase {
  /** @param {string|null} charSequence */
  constructor(charSequence = null) {
    super();
    this.charSequence = charSequence;
  }
  getEncoding() {
    return MatcherInputBase.Encoding.UTF_16;
  }
  /**
  *
  * @returns {string}
  */
  asCharSequence() {
    return this.charSequence;
  }
  /**
  *
  * @returns {number[]}
  */
  asBytes() {
    return Utils.stringToUtf8ByteArray(this.charSequence.toString());
  }
  /**
  *
  * @returns {number}
  */
  length() {
    return this.charSequence.length;
  }
};
var MatcherInput = class {
  /**
  * Return the MatcherInput for UTF_16 encoding.
  * @returns {Utf16MatcherInput}
  */
  static utf16(charSequence) {
    Utils.checkInput(charSequence);
    return new Utf16MatcherInput(charSequence);
  }
  /**
  * Return the MatcherInput for UTF_8 encoding.
  * @returns {Utf8MatcherInput}
  */
  static utf8(input4) {
    if (Utils.isByteArray(input4)) return new Utf8MatcherInput(input4);
    return new Utf8MatcherInput(Utils.stringToUtf8ByteArray(input4));
  }
};
var MachineInputBase = class {
  static EOF() {
    return -8;
  }
  constructor() {
    this.start = 0;
    this.end = 0;
  }
  canCheckPrefix() {
    return true;
  }
  endPos() {
    return this.end - this.start;
  }
  hasString() {
    return false;
  }
  hasAnyString() {
    return false;
  }
  prefixLength() {
    return 0;
  }
};
var MachineUTF8Input = class MachineUTF8Input2 extends MachineInputBase {
  static RUNE_ERROR_STEP = Unicode.RUNE_ERROR << 3 | 1;
  constructor(bytes, start = 0, end = bytes.length) {
    super();
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }
  hasString(prefilter, pos) {
    const target = prefilter.bytes;
    if (target.length === 0) return true;
    const idx = this.indexOf(this.bytes, target, this.start + pos);
    return idx !== -1 && idx <= this.end - target.length;
  }
  hasAnyString(prefilter, pos) {
    return prefilter.automaton8().searchUTF8(this.bytes, this.start + pos, this.end);
  }
  step(pos) {
    pos += this.start;
    if (pos >= this.end) return MachineInputBase.EOF();
    const c = this.bytes[pos] & 255;
    if (c < 128) return c << 3 | 1;
    let size;
    let rune;
    let lo = 128;
    let hi = 191;
    if (c >= 194 && c <= 223) {
      size = 2;
      rune = c & 31;
    } else if (c >= 224 && c <= 239) {
      size = 3;
      rune = c & 15;
      if (c === 224) lo = 160;
      else if (c === 237) hi = 159;
    } else if (c >= 240 && c <= 244) {
      size = 4;
      rune = c & 7;
      if (c === 240) lo = 144;
      else if (c === 244) hi = 143;
    } else return MachineUTF8Input2.RUNE_ERROR_STEP;
    if (pos + size > this.end) return MachineUTF8Input2.RUNE_ERROR_STEP;
    const c1 = this.bytes[pos + 1] & 255;
    if (c1 < lo || c1 > hi) return MachineUTF8Input2.RUNE_ERROR_STEP;
    rune = rune << 6 | c1 & 63;
    if (size > 2) {
      const c2 = this.bytes[pos + 2] & 255;
      if ((c2 & 192) !== 128) return MachineUTF8Input2.RUNE_ERROR_STEP;
      rune = rune << 6 | c2 & 63;
      if (size > 3) {
        const c3 = this.bytes[pos + 3] & 255;
        if ((c3 & 192) !== 128) return MachineUTF8Input2.RUNE_ERROR_STEP;
        rune = rune << 6 | c3 & 63;
      }
    }
    return rune << 3 | size;
  }
  index(re2, pos) {
    pos += this.start;
    const i = this.indexOf(this.bytes, re2.prefixUTF8, pos);
    return i < 0 ? i : i - pos;
  }
  context(pos) {
    pos += this.start;
    let r1 = -1;
    if (pos > this.start && pos <= this.end) {
      let start = pos - 1;
      r1 = this.bytes[start--];
      if (r1 >= 128) {
        let lim = pos - 4;
        if (lim < this.start) lim = this.start;
        while (start >= lim && (this.bytes[start] & 192) === 128) start--;
        if (start < this.start) start = this.start;
        const r = this.step(start - this.start);
        r1 = start + (r & 7) === pos ? r >> 3 : Unicode.RUNE_ERROR;
      }
    }
    const r2 = pos < this.end ? this.step(pos - this.start) >> 3 : -1;
    return Utils.emptyOpContext(r1, r2);
  }
  indexOf(source, target, fromIndex = 0) {
    let targetLength = target.length;
    if (targetLength === 0) return fromIndex <= this.end ? fromIndex : -1;
    const firstByte = target[0];
    let limit = this.end - targetLength;
    const hasNativeIndexOf = typeof source.indexOf === "function";
    let i = fromIndex;
    while (i <= limit) {
      if (hasNativeIndexOf) {
        i = source.indexOf(firstByte, i);
        if (i === -1 || i > limit) return -1;
      } else {
        while (i <= limit && source[i] !== firstByte) i++;
        if (i > limit) return -1;
      }
      let match2 = true;
      for (let j = 1; j < targetLength; j++) if (source[i + j] !== target[j]) {
        match2 = false;
        break;
      }
      if (match2) return i;
      i++;
    }
    return -1;
  }
  prefixLength(re2) {
    return re2.prefixUTF8.length;
  }
};
var MachineUTF16Input = class extends MachineInputBase {
  constructor(charSequence, start = 0, end = charSequence.length) {
    super();
    this.charSequence = charSequence;
    this.start = start;
    this.end = end;
  }
  hasString(prefilter, pos) {
    const idx = this.charSequence.indexOf(prefilter.str, this.start + pos);
    return idx !== -1 && idx <= this.end - prefilter.str.length;
  }
  hasAnyString(prefilter, pos) {
    return prefilter.automaton16().searchUTF16(this.charSequence, this.start + pos, this.end);
  }
  step(pos) {
    pos += this.start;
    if (pos >= this.end) return MachineInputBase.EOF();
    const c1 = this.charSequence.charCodeAt(pos);
    if (c1 < Unicode.MIN_HIGH_SURROGATE || c1 > Unicode.MAX_HIGH_SURROGATE || pos + 1 >= this.end) return c1 << 3 | 1;
    const c2 = this.charSequence.charCodeAt(pos + 1);
    if (c2 >= Unicode.MIN_LOW_SURROGATE && c2 <= Unicode.MAX_LOW_SURROGATE) return (c1 - Unicode.MIN_HIGH_SURROGATE) * 1024 + (c2 - Unicode.MIN_LOW_SURROGATE) + Unicode.MIN_SUPPLEMENTARY_CODE_POINT << 3 | 2;
    return c1 << 3 | 1;
  }
  index(re2, pos) {
    pos += this.start;
    const i = this.charSequence.indexOf(re2.prefix, pos);
    if (i < 0 || i > this.end - re2.prefix.length) return -1;
    return i - pos;
  }
  context(pos) {
    pos += this.start;
    const r1 = pos > this.start && pos <= this.end ? this.charSequence.charCodeAt(pos - 1) : -1;
    const r2 = pos < this.end ? this.charSequence.charCodeAt(pos) : -1;
    return Utils.emptyOpContext(r1, r2);
  }
  prefixLength(re2) {
    return re2.prefix.length;
  }
};
var MachineInput = class {
  static fromUTF8(bytes, start = 0, end = bytes.length) {
    return new MachineUTF8Input(bytes, start, end);
  }
  static fromUTF16(charSequence, start = 0, end = void 0) {
    Utils.checkInput(charSequence);
    return new MachineUTF16Input(charSequence, start, end ?? charSequence.length);
  }
};
var Matcher2 = class Matcher3 {
  /**
  * V8 and WebKit have historical hard limits on the number of arguments
  * that can be passed to a function. We cap replacer arguments to prevent
  * Call Stack Overflow (DoS) vulnerabilities on massive ASTs.
  */
  static MAX_REPLACER_ARGS = 65535;
  /**
  * Quotes '\' and '$' in {@code s}, so that the returned string could be used in
  * {@link #appendReplacement} as a literal replacement of {@code s}.
  *
  * @param {string} str the string to be quoted
  * @param {boolean} [javaMode=false] whether the replacement will be used in javaMode
  * @returns {string} the quoted string
  */
  static quoteReplacement(str, javaMode = false) {
    if (javaMode) {
      if (str.indexOf("\\") < 0 && str.indexOf("$") < 0) return str;
      return str.split("").map((s) => {
        const c = s.codePointAt(0);
        if (c === Codepoint.CODES["\\"] || c === Codepoint.CODES["$"]) return `\\${s}`;
        return s;
      }).join("");
    }
    if (str.indexOf("$") < 0) return str;
    return str.split("").map((s) => {
      if (s.codePointAt(0) === Codepoint.CODES["$"]) return "$$";
      return s;
    }).join("");
  }
  /**
  *
  * @param {import('./index.js').RE2JS} pattern
  * @param {string|number[]|Uint8Array|MatcherInputBase} input
  */
  constructor(pattern, input4) {
    if (pattern === null) throw new Error("pattern is null");
    this.patternInput = pattern;
    const re2 = this.patternInput.re2();
    this.patternGroupCount = re2.numberOfCapturingGroups();
    this.groups = [];
    this.namedGroups = re2.namedGroups;
    this.hasNamedGroups = Object.keys(this.namedGroups).length > 0;
    this.numberOfInstructions = re2.numberOfInstructions();
    this.lookbehindState = null;
    if (input4 instanceof MatcherInputBase) this.resetMatcherInput(input4);
    else if (Utils.isByteArray(input4)) this.resetMatcherInput(MatcherInput.utf8(input4));
    else this.resetMatcherInput(MatcherInput.utf16(input4));
  }
  /**
  * Returns the {@code RE2JS} associated with this {@code Matcher}.
  * @returns {import('./index.js').RE2JS}
  */
  pattern() {
    return this.patternInput;
  }
  /**
  * Resets the {@code Matcher}, rewinding input and discarding any match information.
  *
  * @returns {Matcher} the {@code Matcher} itself, for chained method calls
  */
  reset() {
    this.matcherInputLength = this.matcherInput.length();
    this.appendPos = 0;
    this.hasMatch = false;
    this.hasGroups = false;
    this.anchorFlag = 0;
    return this;
  }
  /**
  * Resets the {@code Matcher} and changes the input.
  * @param {string|number[]|Uint8Array|MatcherInputBase} input
  * @returns {Matcher} the {@code Matcher} itself, for chained method calls
  */
  resetMatcherInput(input4) {
    if (input4 === null) throw new Error("input is null");
    if (!(input4 instanceof MatcherInputBase)) {
      if (Utils.isByteArray(input4)) input4 = MatcherInput.utf8(input4);
      else input4 = MatcherInput.utf16(input4);
    }
    this.matcherInput = input4;
    if (this.lookbehindState !== null) this.lookbehindState.reset();
    else this.lookbehindState = this.patternInput.re2().createLookbehindState();
    this.reset();
    return this;
  }
  /**
  * Returns the start of the named group of the most recent match, or -1 if the group was not
  * matched.
  * @param {string|number} [group=0]
  * @returns {number}
  */
  start(group2 = 0) {
    if (typeof group2 === "string") {
      const groupInt = this.namedGroups[group2];
      if (!Number.isFinite(groupInt)) throw new RE2JSGroupException(`group '${group2}' not found`);
      group2 = groupInt;
    }
    this.loadGroup(group2);
    return this.groups[2 * group2];
  }
  /**
  * Returns the end of the named group of the most recent match, or -1 if the group was not
  * matched.
  * @param {string|number} [group=0]
  * @returns {number}
  */
  end(group2 = 0) {
    if (typeof group2 === "string") {
      const groupInt = this.namedGroups[group2];
      if (!Number.isFinite(groupInt)) throw new RE2JSGroupException(`group '${group2}' not found`);
      group2 = groupInt;
    }
    this.loadGroup(group2);
    return this.groups[2 * group2 + 1];
  }
  /**
  * Returns the program size of this pattern.
  *
  * <p>
  * Similar to the C++ implementation, the program size is a very approximate measure of a regexp's
  * "cost". Larger numbers are more expensive than smaller numbers.
  * </p>
  *
  * @returns {number} the program size of this pattern
  */
  programSize() {
    return this.numberOfInstructions;
  }
  /**
  * Returns the named group of the most recent match, or {@code null} if the group was not matched.
  * @param {string|number} [group=0]
  * @returns {string|null}
  */
  group(group2 = 0) {
    if (typeof group2 === "string") {
      const groupInt = this.namedGroups[group2];
      if (!Number.isFinite(groupInt)) throw new RE2JSGroupException(`group '${group2}' not found`);
      group2 = groupInt;
    }
    const start = this.start(group2);
    const end = this.end(group2);
    if (start < 0 && end < 0) return null;
    return this.substring(start, end);
  }
  /**
  * Returns a dictionary map of all named capturing groups and their matched values.
  * If a group was not matched, its value will be `null`.
  * @returns {Record<string, string|null>}
  */
  getNamedGroups() {
    if (!this.hasMatch) throw new RE2JSGroupException("perhaps no match attempted");
    const result = /* @__PURE__ */ Object.create(null);
    for (const name of Object.keys(this.namedGroups)) result[name] = this.group(name);
    return result;
  }
  /**
  * Returns the number of subgroups in this pattern.
  *
  * @returns {number} the number of subgroups; the overall match (group 0) does not count
  */
  groupCount() {
    return this.patternGroupCount;
  }
  /**
  * Helper: finds subgroup information if needed for group.
  * @param {number} group
  * @private
  */
  loadGroup(group2) {
    if (!Number.isInteger(group2) || group2 < 0 || group2 > this.patternGroupCount) throw new RE2JSGroupException(`Group index out of bounds: ${group2}`);
    if (!this.hasMatch) throw new RE2JSGroupException("perhaps no match attempted");
    if (group2 === 0 || this.hasGroups) return;
    const end = this.matcherInputLength;
    const res = this.patternInput.re2().matchMachineInput(this.matcherInput, this.groups[0], end, this.anchorFlag, 1 + this.patternGroupCount, this.lookbehindState);
    if (!res[0]) throw new RE2JSGroupException("inconsistency in matching group data");
    this.groups = res[1];
    this.hasGroups = true;
  }
  /**
  * Matches the entire input against the pattern (anchored start and end). If there is a match,
  * {@code matches} sets the match state to describe it.
  *
  * @returns {boolean} true if the entire input matches the pattern
  */
  matches() {
    return this.genMatch(0, RE2Flags.ANCHOR_BOTH);
  }
  /**
  * Matches the beginning of input against the pattern (anchored start). If there is a match,
  * {@code lookingAt} sets the match state to describe it.
  *
  * @returns {boolean} true if the beginning of the input matches the pattern
  */
  lookingAt() {
    return this.genMatch(0, RE2Flags.ANCHOR_START);
  }
  /**
  * Matches the input against the pattern (unanchored), starting at a specified position. If there
  * is a match, {@code find} sets the match state to describe it.
  *
  * @param {number|null} [start=null] the input position where the search begins
  * @returns {boolean} if it finds a match
  * @throws IndexOutOfBoundsException if start is not a valid input position
  */
  find(start = null) {
    if (start !== null) {
      if (!Number.isInteger(start) || start < 0 || start > this.matcherInputLength) throw new RE2JSGroupException(`start index out of bounds: ${start}`);
      this.reset();
      return this.genMatch(start, 0);
    }
    start = 0;
    if (this.hasMatch) {
      start = this.groups[1];
      if (this.groups[0] === this.groups[1]) {
        const r = (this.matcherInput.isUTF16Encoding() ? MachineInput.fromUTF16(this.matcherInput.asCharSequence(), 0, this.matcherInputLength) : MachineInput.fromUTF8(this.matcherInput.asBytes(), 0, this.matcherInputLength)).step(start);
        if (r < 0) start++;
        else start += r & 7;
      }
    }
    return this.genMatch(start, RE2Flags.UNANCHORED);
  }
  /**
  * Helper: does match starting at start, with RE2 anchor flag.
  * @param {number} startByte
  * @param {number} anchor
  * @returns {boolean}
  * @private
  */
  genMatch(startByte, anchor) {
    const res = this.patternInput.re2().matchMachineInput(this.matcherInput, startByte, this.matcherInputLength, anchor, 1, this.lookbehindState);
    if (!res[0]) {
      this.hasMatch = false;
      return false;
    }
    this.groups = res[1];
    this.hasMatch = true;
    this.hasGroups = this.patternGroupCount === 0;
    this.anchorFlag = anchor;
    return true;
  }
  /**
  * Helper: return substring for [start, end).
  * @param {number} start
  * @param {number} end
  * @returns {string}
  */
  substring(start, end) {
    if (this.matcherInput.isUTF8Encoding()) return Utils.utf8ByteArrayToString(this.matcherInput.asBytes().slice(start, end));
    return this.matcherInput.asCharSequence().substring(start, end).toString();
  }
  /**
  * Helper for Pattern: return input length.
  * @returns {number}
  */
  inputLength() {
    return this.matcherInputLength;
  }
  /**
  * Appends to result two strings: the text from the append position up to the beginning of the
  * most recent match, and then the replacement with submatch groups substituted for references to
  * them. It advances the append position to where the most recent match ended.
  *
  * By default the replacement is expanded as by String.prototype.replace (see
  * appendReplacementInternalJs). In Java mode it follows re2j / java.util.regex: $n takes as
  * many digits as still form a valid group number, ${name} is a named group, and a backslash
  * escapes the next character (so "\\$" in a JS string literal inserts a literal $).
  *
  * @param {string} replacement the replacement string
  * @param {boolean} [javaMode=false] activate java mode (different behaviour for capture groups and special characters)
  * @returns {string}
  * @throws IllegalStateException if there was no most recent match
  * @throws IndexOutOfBoundsException in Java mode, if replacement refers to an invalid group
  * @private
  */
  appendReplacement(replacement, javaMode = false) {
    let res = "";
    const s = this.start();
    const e = this.end();
    if (this.appendPos < s) res += this.substring(this.appendPos, s);
    this.appendPos = e;
    res += javaMode ? this.appendReplacementInternalJava(replacement) : this.appendReplacementInternalJs(replacement);
    return res;
  }
  /**
  * @param {string} replacement - the replacement string
  * @returns {string}
  * @private
  */
  appendReplacementInternalJava(replacement) {
    let res = "";
    let last = 0;
    const m = replacement.length;
    let i = 0;
    while (i < m) {
      const cCode = replacement.codePointAt(i);
      if (cCode === Codepoint.CODES["\\"]) {
        if (last < i) res += replacement.substring(last, i);
        i++;
        if (i >= m) throw new RE2JSGroupException("character to be escaped is missing");
        last = i;
        i++;
        continue;
      }
      if (cCode === Codepoint.CODES["$"]) {
        if (last < i) res += replacement.substring(last, i);
        if (i + 1 >= m) throw new RE2JSGroupException("Illegal group reference: group index is missing");
        const nextCode = replacement.codePointAt(i + 1);
        if (Codepoint.CODES["0"] <= nextCode && nextCode <= Codepoint.CODES["9"]) {
          let n = nextCode - Codepoint.CODES["0"];
          let j = i + 2;
          for (; j < m; j++) {
            const digit2 = replacement.codePointAt(j);
            if (digit2 < Codepoint.CODES["0"] || digit2 > Codepoint.CODES["9"] || n * 10 + digit2 - Codepoint.CODES["0"] > this.patternGroupCount) break;
            n = n * 10 + digit2 - Codepoint.CODES["0"];
          }
          if (n > this.patternGroupCount) throw new RE2JSGroupException(`n > number of groups: ${n}`);
          const group2 = this.group(n);
          if (group2 !== null) res += group2;
          i = j;
          last = i;
        } else if (nextCode === Codepoint.CODES["{"]) {
          let j = i + 2;
          while (j < m && replacement.codePointAt(j) !== Codepoint.CODES["}"]) j++;
          if (j >= m) throw new RE2JSGroupException("named capture group is missing trailing '}'");
          const groupName = replacement.substring(i + 2, j);
          const groupVal = this.group(groupName);
          if (groupVal !== null) res += groupVal;
          i = j + 1;
          last = i;
        } else throw new RE2JSGroupException("Illegal group reference");
        continue;
      }
      i++;
    }
    if (last < m) res += replacement.substring(last, m);
    return res;
  }
  /**
  * Expands |replacement| for the current match by the rules of String.prototype.replace
  * (ECMAScript GetSubstitution): $$ is "$", $& the match, $` the text before it, $' the text
  * after it, $n and $nn a group (two digits only when they form a valid group number, so with
  * one group "$10" is group 1 then "0"; an unmatched group is empty), and $<name> a named group
  * (empty when no such group), only when the pattern has named groups. Anything else, such as
  * "$0" or "$<" without a closing ">", is kept as is.
  * @param {string} replacement - the replacement string
  * @returns {string}
  * @private
  */
  appendReplacementInternalJs(replacement) {
    const isDigit = (c) => c >= 48 && c <= 57;
    const groupCount = this.patternGroupCount;
    let res = "";
    let i = 0;
    while (i < replacement.length) {
      const dollar = replacement.indexOf("$", i);
      if (dollar < 0) break;
      res += replacement.substring(i, dollar);
      i = dollar;
      const c = replacement.charCodeAt(i + 1);
      if (c === Codepoint.CODES["$"]) {
        res += "$";
        i += 2;
      } else if (c === Codepoint.CODES["&"]) {
        res += this.group(0);
        i += 2;
      } else if (c === Codepoint.CODES["`"]) {
        res += this.substring(0, this.start(0));
        i += 2;
      } else if (c === Codepoint.CODES["'"]) {
        res += this.substring(this.end(0), this.matcherInputLength);
        i += 2;
      } else if (isDigit(c)) {
        let digits = 1;
        let index = c - 48;
        const c2 = replacement.charCodeAt(i + 2);
        if (isDigit(c2) && index * 10 + c2 - 48 <= groupCount) {
          digits = 2;
          index = index * 10 + c2 - 48;
        }
        if (index >= 1 && index <= groupCount) {
          const group2 = this.group(index);
          if (group2 !== null) res += group2;
        } else res += replacement.substring(i, i + 1 + digits);
        i += 1 + digits;
      } else if (c === Codepoint.CODES["<"] && this.hasNamedGroups) {
        const gt = replacement.indexOf(">", i + 2);
        if (gt < 0) {
          res += "$<";
          i += 2;
        } else {
          const name = replacement.substring(i + 2, gt);
          if (Object.hasOwn(this.namedGroups, name)) {
            const group2 = this.group(name);
            if (group2 !== null) res += group2;
          }
          i = gt + 1;
        }
      } else {
        res += "$";
        i += 1;
      }
    }
    return res + replacement.substring(i);
  }
  /**
  * Return the substring of the input from the append position to the end of the
  * input.
  * @returns {string}
  */
  appendTail() {
    return this.substring(this.appendPos, this.matcherInputLength);
  }
  /**
  * Returns the input with all matches replaced by {@code replacement}, interpreted as for
  * {@code appendReplacement}.
  *
  * @param {string|((...args: any[]) => string)} replacement - the replacement string or a replacer function
  * @param {boolean} [javaMode=false] - activate java mode (different behaviour for capture groups and special characters)
  * @returns {string} the input string with the matches replaced
  * @throws IndexOutOfBoundsException if replacement refers to an invalid group and javaMode is true
  */
  replaceAll(replacement, javaMode = false) {
    return this.replace(replacement, true, javaMode);
  }
  /**
  * Returns the input with the first match replaced by {@code replacement}, interpreted as for
  * {@code appendReplacement}.
  *
  * @param {string|((...args: any[]) => string)} replacement - the replacement string or a replacer function
  * @param {boolean} [javaMode=false] - activate java mode (different behaviour for capture groups and special characters)
  * @returns {string} the input string with the first match replaced
  * @throws IndexOutOfBoundsException if replacement refers to an invalid group and javaMode is true
  */
  replaceFirst(replacement, javaMode = false) {
    return this.replace(replacement, false, javaMode);
  }
  /**
  * Helper: replaceAll/replaceFirst hybrid.
  * @param {string|((...args: any[]) => string)} replacement - the replacement string or a replacer function
  * @param {boolean} [all=true] - replace all matches
  * @param {boolean} [javaMode=false] - activate java mode (different behaviour for capture groups and special characters)
  * @returns {string}
  * @private
  */
  replace(replacement, all = true, javaMode = false) {
    let res = "";
    this.reset();
    const isFunc = typeof replacement === "function";
    let originalInput = null;
    if (isFunc) {
      if (this.groupCount() >= Matcher3.MAX_REPLACER_ARGS) throw new RE2JSGroupException("Too many capture groups to safely invoke replacer function");
      originalInput = this.matcherInput.isUTF8Encoding() ? this.matcherInput.asBytes() : this.matcherInput.asCharSequence();
    }
    while (this.find()) {
      res += isFunc ? this.appendReplacementFunc(replacement, originalInput) : this.appendReplacement(replacement, javaMode);
      if (!all) break;
    }
    res += this.appendTail();
    return res;
  }
  /**
  * Evaluates a replacer function for the current match and appends the result,
  * along with any un-matched preceding text, advancing the append position.
  * @param {Function} replacer - the replacer function
  * @param {string|Uint8Array|number[]} originalInput - the cached original input reference
  * @returns {string} the evaluated string to append
  * @private
  */
  appendReplacementFunc(replacer, originalInput) {
    let res = "";
    const s = this.start();
    const e = this.end();
    if (this.appendPos < s) res += this.substring(this.appendPos, s);
    this.appendPos = e;
    const args = this.matchArray();
    args.push(s, originalInput);
    if (this.hasNamedGroups) args.push(this.namedGroupsObject());
    res += String(replacer(...args));
    return res;
  }
  /**
  * The match and its groups, as the elements of a JS RegExpExecArray: undefined for a group that
  * did not take part in the match. Used by exec(), matchAll() and replacer functions.
  * @returns {Array<string|undefined>}
  * @private
  */
  matchArray() {
    const result = [this.group(0)];
    for (let i = 1; i <= this.patternGroupCount; i++) {
      const group2 = this.group(i);
      result.push(group2 === null ? void 0 : group2);
    }
    return result;
  }
  /**
  * The named groups, as the groups property of a JS RegExpExecArray: an object without a
  * prototype mapping each name to its group (undefined when it did not take part in the match),
  * or undefined when the pattern has no named groups.
  * @returns {Record<string, string|undefined>|undefined}
  * @private
  */
  namedGroupsObject() {
    if (!this.hasNamedGroups) return;
    const result = this.getNamedGroups();
    for (const name in result) if (result[name] === null) result[name] = void 0;
    return result;
  }
};
var Inst = class Inst2 {
  static ALT = 1;
  static ALT_MATCH = 2;
  static CAPTURE = 3;
  static EMPTY_WIDTH = 4;
  static FAIL = 5;
  static MATCH = 6;
  static NOP = 7;
  static RUNE = 8;
  static RUNE1 = 9;
  static RUNE_ANY = 10;
  static RUNE_ANY_NOT_NL = 11;
  static LB_WRITE = 12;
  static LB_CHECK = 13;
  static isRuneOp(op) {
    return Inst2.RUNE <= op && op <= Inst2.RUNE_ANY_NOT_NL;
  }
  static escapeRunes(runes) {
    let out = '"';
    for (let rune of runes) out += Utils.escapeRune(rune);
    out += '"';
    return out;
  }
  constructor(op) {
    this.op = op;
    this.out = 0;
    this.arg = 0;
    this.runes = /* @__PURE__ */ new Int32Array(0);
    this.next = null;
  }
  matchRune(r) {
    if (this.runes.length === 1) {
      const r0 = this.runes[0];
      if ((this.arg & RE2Flags.FOLD_CASE) !== 0) return Unicode.equalsIgnoreCase(r0, r);
      return r === r0;
    }
    const len = this.runes.length;
    if (len === 0) return false;
    if (len === 2 || len === 4 || len === 6 || len === 8) {
      for (let j = 0; j < len; j += 2) {
        if (r < this.runes[j]) return false;
        if (r <= this.runes[j + 1]) return true;
      }
      return false;
    }
    let base = 0;
    let n = len >> 1;
    while (n > 1) {
      const half = n >> 1;
      base += this.runes[base + half << 1] <= r ? half : 0;
      n -= half;
    }
    base += this.runes[base << 1] <= r ? 1 : 0;
    const m = base - 1;
    return m >= 0 && r <= this.runes[m << 1 | 1];
  }
  matchRunePos(r) {
    if (this.runes.length === 1) {
      const r0 = this.runes[0];
      if ((this.arg & RE2Flags.FOLD_CASE) !== 0) return Unicode.equalsIgnoreCase(r0, r) ? 0 : -1;
      return r === r0 ? 0 : -1;
    }
    const len = this.runes.length;
    if (len === 0) return -1;
    if (len === 2 || len === 4 || len === 6 || len === 8) {
      for (let j = 0; j < len; j += 2) {
        if (r < this.runes[j]) return -1;
        if (r <= this.runes[j + 1]) return Math.floor(j / 2);
      }
      return -1;
    }
    let base = 0;
    let n = len >> 1;
    while (n > 1) {
      const half = n >> 1;
      base += this.runes[base + half << 1] <= r ? half : 0;
      n -= half;
    }
    base += this.runes[base << 1] <= r ? 1 : 0;
    const m = base - 1;
    return m >= 0 && r <= this.runes[m << 1 | 1] ? m : -1;
  }
  /**
  *
  * @returns {string}
  */
  toString() {
    switch (this.op) {
      case Inst2.ALT:
        return `alt -> ${this.out}, ${this.arg}`;
      case Inst2.ALT_MATCH:
        return `altmatch -> ${this.out}, ${this.arg}`;
      case Inst2.CAPTURE:
        return `cap ${this.arg} -> ${this.out}`;
      case Inst2.EMPTY_WIDTH:
        return `empty ${this.arg} -> ${this.out}`;
      case Inst2.MATCH:
        return `match${this.arg !== 0 ? ` ${this.arg}` : ""}`;
      case Inst2.FAIL:
        return "fail";
      case Inst2.NOP:
        return `nop -> ${this.out}`;
      case Inst2.LB_WRITE:
        return `lbwrite ${this.arg} -> ${this.out}`;
      case Inst2.LB_CHECK:
        return `lbcheck ${this.arg} -> ${this.out}`;
      case Inst2.RUNE:
        if (this.runes === null) return "rune <null>";
        return [
          "rune ",
          Inst2.escapeRunes(this.runes),
          (this.arg & RE2Flags.FOLD_CASE) !== 0 ? "/i" : "",
          " -> ",
          this.out
        ].join("");
      case Inst2.RUNE1:
        return `rune1 ${Inst2.escapeRunes(this.runes)} -> ${this.out}`;
      case Inst2.RUNE_ANY:
        return `any -> ${this.out}`;
      case Inst2.RUNE_ANY_NOT_NL:
        return `anynotnl -> ${this.out}`;
      default:
        throw new Error("unhandled case in Inst.toString");
    }
  }
};
var Queue = class Queue2 {
  constructor(numInst) {
    this.sparse = new Int32Array(numInst);
    this.densePcs = new Int32Array(numInst);
    this.denseCaps = null;
    this.size = 0;
    this.ncap = 0;
    this.mainThreads = 0;
  }
  static INITIAL_THREADS = 32;
  init(ncap) {
    this.ncap = ncap;
    const needed = Math.min(this.densePcs.length, Queue2.INITIAL_THREADS) * ncap;
    if (!this.denseCaps || this.denseCaps.length < needed) this.denseCaps = new Int32Array(needed);
  }
  growCaps(needed) {
    const limit = this.densePcs.length * this.ncap;
    const grown = new Int32Array(Math.min(limit, Math.max(needed, 2 * this.denseCaps.length)));
    grown.set(this.denseCaps);
    this.denseCaps = grown;
  }
  contains(pc) {
    const j = this.sparse[pc];
    return j < this.size && this.densePcs[j] === pc;
  }
  isEmpty() {
    return this.size === 0;
  }
  add(pc) {
    const j = this.size++;
    this.sparse[pc] = j;
    this.densePcs[j] = pc;
    return j;
  }
  clear() {
    this.size = 0;
    this.mainThreads = 0;
  }
  toString() {
    let out = "{";
    for (let i = 0; i < this.size; i++) {
      if (i !== 0) out += ", ";
      out += this.densePcs[i];
    }
    out += "}";
    return out;
  }
};
var LookbehindState = class {
  constructor(prog) {
    this.pos = -1;
    this.pcs = new Int32Array(prog.numInst());
    this.size = 0;
    this.lbTable = new Int32Array(prog.numLb + 1);
  }
  reset() {
    this.pos = -1;
    this.size = 0;
  }
};
var Machine = class Machine2 {
  static fromRE2(re2) {
    const m = new Machine2();
    m.prog = re2.prog;
    m.re2 = re2;
    m.q0 = new Queue(m.prog.numInst());
    m.q1 = new Queue(m.prog.numInst());
    m.addStack = new Int32Array(2 * (m.prog.numInst() + 1));
    m.matched = false;
    m.matchcap = new Int32Array(m.prog.numCap < 2 ? 2 : m.prog.numCap);
    m.ncap = 0;
    return m;
  }
  constructor() {
    this.prog = null;
    this.re2 = null;
    this.q0 = null;
    this.q1 = null;
    this.addStack = null;
    this.matched = false;
    this.matchcap = null;
    this.ncap = 0;
    this.lbTable = null;
  }
  init(ncap) {
    this.ncap = ncap;
    if (ncap > this.matchcap.length) this.matchcap = new Int32Array(ncap).fill(-1);
    else this.matchcap.fill(-1);
    this.q0.init(ncap);
    this.q1.init(ncap);
    if (this.prog.numLb > 0) {
      if (!this.lbTable || this.lbTable.length < this.prog.numLb + 1) this.lbTable = new Int32Array(this.prog.numLb + 1);
      this.lbTable.fill(-1);
    }
  }
  submatches() {
    if (this.ncap === 0) return Utils.emptyInts();
    return Utils.toArray(this.matchcap.subarray(0, this.ncap));
  }
  match(input4, pos, anchor, lbState = null) {
    const startCond = this.re2.cond;
    if (startCond === Utils.EMPTY_ALL) return false;
    if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return false;
    this.matched = false;
    this.matchcap.fill(-1);
    const hasLookbehinds = this.prog.numLb > 0;
    const matchStartPos = pos;
    let currentPos = pos;
    let resumeLookbehinds = false;
    if (hasLookbehinds) {
      if (lbState !== null && lbState.pos >= 0 && lbState.pos <= pos) {
        currentPos = lbState.pos;
        resumeLookbehinds = true;
      } else currentPos = 0;
    }
    let saveLookbehinds = hasLookbehinds && lbState !== null;
    let runq = this.q0;
    let nextq = this.q1;
    let r = input4.step(currentPos);
    let rune = r >> 3;
    let width = r & 7;
    let rune1 = -1;
    let width1 = 0;
    if (r !== MachineInputBase.EOF()) {
      r = input4.step(currentPos + width);
      rune1 = r >> 3;
      width1 = r & 7;
    }
    let flag;
    if (currentPos === 0) flag = Utils.emptyOpContext(-1, rune);
    else flag = input4.context(currentPos);
    if (hasLookbehinds) {
      if (resumeLookbehinds) this.restoreLookbehinds(lbState, runq, flag);
      else this.spawnLookbehinds(runq, currentPos, flag);
    }
    while (true) {
      if (runq.mainThreads === 0) {
        if ((startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 && currentPos !== 0) break;
        if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && currentPos !== 0) break;
        if (this.matched) break;
        if (this.prog.numLb === 0 && runq.isEmpty() && !(this.re2.prefix.length === 0) && rune1 !== this.re2.prefixRune && input4.canCheckPrefix()) {
          const advance = input4.index(this.re2, currentPos);
          if (advance < 0) break;
          currentPos += advance;
          r = input4.step(currentPos);
          rune = r >> 3;
          width = r & 7;
          r = input4.step(currentPos + width);
          rune1 = r >> 3;
          width1 = r & 7;
          flag = input4.context(currentPos);
        }
      }
      if (currentPos >= matchStartPos) {
        if (saveLookbehinds) {
          this.saveLookbehinds(lbState, runq, currentPos);
          saveLookbehinds = false;
        }
        if (!this.matched && (currentPos === 0 || anchor === RE2Flags.UNANCHORED)) {
          if (this.ncap > 0) this.matchcap[0] = currentPos;
          this.add(runq, this.prog.start, currentPos, this.matchcap, 0, flag);
        }
      }
      const nextPos = currentPos + width;
      flag = input4.context(nextPos);
      this.step(runq, nextq, currentPos, nextPos, rune, flag, anchor, currentPos === input4.endPos());
      if (width === 0) break;
      if (this.ncap === 0 && this.matched) break;
      currentPos += width;
      rune = rune1;
      width = width1;
      if (rune !== -1) {
        r = input4.step(currentPos + width);
        rune1 = r >> 3;
        width1 = r & 7;
      }
      const tmpq = runq;
      runq = nextq;
      nextq = tmpq;
    }
    runq.clear();
    nextq.clear();
    return this.matched;
  }
  matchSet(input4, pos, anchor) {
    const startCond = this.re2.cond;
    if (startCond === Utils.EMPTY_ALL) return [];
    if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return [];
    let currentPos = this.prog.numLb > 0 ? 0 : pos;
    let matchStartPos = pos;
    let runq = this.q0;
    let nextq = this.q1;
    let r = input4.step(currentPos);
    let rune = r >> 3;
    let width = r & 7;
    let rune1 = -1;
    let width1 = 0;
    if (r !== MachineInputBase.EOF()) {
      r = input4.step(currentPos + width);
      rune1 = r >> 3;
      width1 = r & 7;
    }
    let flag = currentPos === 0 ? Utils.emptyOpContext(-1, rune) : input4.context(currentPos);
    const matches = /* @__PURE__ */ new Set();
    if (this.prog.numLb > 0) this.spawnLookbehinds(runq, currentPos, flag);
    while (true) {
      if (runq.mainThreads === 0) {
        if ((startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 && currentPos !== 0) break;
        if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && currentPos !== 0) break;
      }
      if (currentPos === 0 || anchor === RE2Flags.UNANCHORED) {
        if (currentPos >= matchStartPos) this.add(runq, this.prog.start, currentPos, this.matchcap, 0, flag);
      }
      const nextPos = currentPos + width;
      flag = input4.context(nextPos);
      for (let j = 0; j < runq.size; j++) {
        const pc = runq.densePcs[j];
        const i = this.prog.inst[pc];
        const capOffset = j * this.ncap;
        let add = false;
        switch (i.op) {
          case Inst.MATCH:
            if (anchor === RE2Flags.ANCHOR_BOTH && currentPos !== input4.endPos()) break;
            matches.add(i.arg);
            break;
          case Inst.RUNE:
            add = i.matchRune(rune);
            break;
          case Inst.RUNE1:
            add = rune === i.runes[0];
            break;
          case Inst.RUNE_ANY:
            add = true;
            break;
          case Inst.RUNE_ANY_NOT_NL:
            add = rune !== 10;
            break;
          default:
            continue;
        }
        if (add) this.add(nextq, i.out, nextPos, runq.denseCaps, capOffset, flag);
      }
      runq.clear();
      if (width === 0) break;
      currentPos += width;
      rune = rune1;
      width = width1;
      if (rune !== -1) {
        r = input4.step(currentPos + width);
        rune1 = r >> 3;
        width1 = r & 7;
      }
      const tmpq = runq;
      runq = nextq;
      nextq = tmpq;
    }
    nextq.clear();
    return Array.from(matches).sort((a, b) => a - b);
  }
  step(runq, nextq, pos, nextPos, c, nextCond, anchor, atEnd) {
    const longest5 = this.re2.longest;
    for (let j = 0; j < runq.size; j++) {
      const pc = runq.densePcs[j];
      const capOffset = j * this.ncap;
      if (longest5 && this.matched && this.ncap > 0 && this.matchcap[0] < runq.denseCaps[capOffset]) continue;
      const i = this.prog.inst[pc];
      let add = false;
      switch (i.op) {
        case Inst.MATCH:
          if (anchor === RE2Flags.ANCHOR_BOTH && !atEnd) break;
          if (this.ncap > 0 && (!longest5 || !this.matched || this.matchcap[1] < pos)) {
            runq.denseCaps[capOffset + 1] = pos;
            for (let k = 0; k < this.ncap; k++) this.matchcap[k] = runq.denseCaps[capOffset + k];
          }
          if (!longest5) runq.size = 0;
          this.matched = true;
          break;
        case Inst.RUNE:
          add = i.matchRune(c);
          break;
        case Inst.RUNE1:
          add = c === i.runes[0];
          break;
        case Inst.RUNE_ANY:
          add = true;
          break;
        case Inst.RUNE_ANY_NOT_NL:
          add = c !== 10;
          break;
        default:
          continue;
      }
      if (add) this.add(nextq, i.out, nextPos, runq.denseCaps, capOffset, nextCond);
    }
    runq.clear();
  }
  spawnLookbehinds(q, pos, flag) {
    for (let i = 0; i < this.prog.lbStarts.length; i++) this.add(q, this.prog.lbStarts[i], pos, this.matchcap, 0, flag);
  }
  restoreLookbehinds(lbState, q, flag) {
    this.lbTable.set(lbState.lbTable);
    for (let j = 0; j < lbState.size; j++) this.add(q, lbState.pcs[j], lbState.pos, this.matchcap, 0, flag);
  }
  saveLookbehinds(lbState, q, pos) {
    let size = 0;
    for (let j = 0; j < q.size; j++) {
      const pc = q.densePcs[j];
      if (this.prog.lbInst[pc] === 1 && Inst.isRuneOp(this.prog.inst[pc].op)) lbState.pcs[size++] = pc;
    }
    lbState.size = size;
    lbState.pos = pos;
    lbState.lbTable.set(this.lbTable);
  }
  add(q, pc, pos, capArray, capOffset, cond) {
    const stk = this.addStack;
    let nstk = 0;
    for (; ; ) {
      while (pc !== 0 && !q.contains(pc)) {
        const d = q.add(pc);
        const inst = this.prog.inst[pc];
        switch (inst.op) {
          case Inst.FAIL:
            pc = 0;
            break;
          case Inst.ALT:
          case Inst.ALT_MATCH:
            stk[nstk++] = inst.arg;
            stk[nstk++] = 0;
            pc = inst.out;
            break;
          case Inst.EMPTY_WIDTH:
            pc = (inst.arg & ~cond) === 0 ? inst.out : 0;
            break;
          case Inst.NOP:
            pc = inst.out;
            break;
          case Inst.CAPTURE:
            if (inst.arg < this.ncap) {
              stk[nstk++] = -inst.arg - 1;
              stk[nstk++] = capArray[capOffset + inst.arg];
              capArray[capOffset + inst.arg] = pos;
            }
            pc = inst.out;
            break;
          case Inst.LB_WRITE:
            this.lbTable[Math.abs(inst.arg)] = pos;
            pc = inst.out;
            break;
          case Inst.LB_CHECK:
            if (inst.arg > 0) pc = this.lbTable[inst.arg] === pos ? inst.out : 0;
            else pc = this.lbTable[-inst.arg] !== pos ? inst.out : 0;
            break;
          case Inst.MATCH:
          case Inst.RUNE:
          case Inst.RUNE1:
          case Inst.RUNE_ANY:
          case Inst.RUNE_ANY_NOT_NL:
            if (this.prog.lbInst[pc] === 0) q.mainThreads++;
            if (this.ncap > 0) {
              const destOffset = d * this.ncap;
              if (destOffset + this.ncap > q.denseCaps.length) q.growCaps(destOffset + this.ncap);
              for (let c = 0; c < this.ncap; c++) q.denseCaps[destOffset + c] = capArray[capOffset + c];
            }
            pc = 0;
            break;
          default:
            throw new RE2JSInternalException("unhandled");
        }
      }
      if (nstk === 0) return;
      nstk -= 2;
      const entry = stk[nstk];
      if (entry < 0) {
        capArray[capOffset - entry - 1] = stk[nstk + 1];
        pc = 0;
      } else pc = entry;
    }
  }
};
var hashState = (pcs, flag, ids) => {
  let h = -2128831035;
  for (let i = 0; i < pcs.length; i++) {
    h ^= pcs[i];
    h = Math.imul(h, 16777619);
  }
  h ^= flag;
  h = Math.imul(h, 16777619);
  for (let i = 0; i < ids.length; i++) {
    h ^= ids[i];
    h = Math.imul(h, 16777619);
  }
  return h;
};
var arraysEqual = (a, b) => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};
var isState = (state, pcs, flag, ids) => state.flag === flag && arraysEqual(state.nfaStates, pcs) && arraysEqual(state.matchIDs, ids);
var NO_IDS = [];
var END_TEXT = -1;
var DFAState = class {
  constructor(nfaStates, flag, matchIDs) {
    this.nfaStates = nfaStates;
    this.flag = flag;
    this.isMatch = (flag & DFA.FLAG_MATCH) !== 0;
    this.matchIDs = matchIDs;
    this.next = null;
    this.nextAnchored = null;
  }
};
var DFA = class DFA2 {
  static FLAG_EMPTY_MASK = 255;
  static FLAG_MATCH = 256;
  static FLAG_LAST_WORD = 512;
  static FLAG_NEED_SHIFT = 16;
  static STATE_OVERHEAD = 150;
  static ARRAY_OVERHEAD = 40;
  static ELEMENT_SIZE = 8;
  static TABLE_OVERHEAD = 48;
  static PROGRESS_PER_STATE = 10;
  constructor(prog, maxMem = 8388608) {
    this.prog = prog;
    this.maxMem = maxMem;
    this.stateCache = /* @__PURE__ */ new Map();
    this.stateCount = 0;
    this.startStates = /* @__PURE__ */ new Map();
    this.failed = false;
    for (let pc = 0; pc < prog.numInst(); pc++) {
      const op = prog.getInst(pc).op;
      if (op === Inst.LB_WRITE || op === Inst.LB_CHECK) {
        this.failed = true;
        break;
      }
    }
    this.computeRuneClasses();
    this.stateBudget = maxMem;
    this.memBudget = maxMem;
  }
  computeRuneClasses() {
    const bounds = /* @__PURE__ */ new Set();
    const addRange = (lo, hi) => {
      bounds.add(lo);
      bounds.add(hi + 1);
    };
    for (let pc = 0; pc < this.prog.numInst(); pc++) {
      const inst = this.prog.getInst(pc);
      switch (inst.op) {
        case Inst.RUNE:
        case Inst.RUNE1:
          if (inst.runes.length === 1) {
            addRange(inst.runes[0], inst.runes[0]);
            if ((inst.arg & RE2Flags.FOLD_CASE) !== 0) for (let f = Unicode.simpleFold(inst.runes[0]); f !== inst.runes[0]; f = Unicode.simpleFold(f)) addRange(f, f);
          } else for (let j = 0; j < inst.runes.length; j += 2) addRange(inst.runes[j], inst.runes[j + 1]);
          break;
        case Inst.RUNE_ANY_NOT_NL:
          addRange(10, 10);
          break;
        case Inst.EMPTY_WIDTH:
          if ((inst.arg & (Utils.EMPTY_BEGIN_LINE | Utils.EMPTY_END_LINE)) !== 0) addRange(10, 10);
          if ((inst.arg & (Utils.EMPTY_WORD_BOUNDARY | Utils.EMPTY_NO_WORD_BOUNDARY)) !== 0) {
            addRange(48, 57);
            addRange(65, 90);
            addRange(95, 95);
            addRange(97, 122);
          }
      }
    }
    bounds.delete(0);
    this.classBounds = Int32Array.from(bounds).sort();
    this.numClasses = this.classBounds.length + 1;
    const latin1Class = new Int32Array(Unicode.MAX_LATIN1 + 1);
    for (let r = 0; r <= Unicode.MAX_LATIN1; r++) latin1Class[r] = this.searchClass(r);
    this.latin1Class = latin1Class;
  }
  runeClass(r) {
    if (r <= Unicode.MAX_LATIN1) return this.latin1Class[r];
    return this.searchClass(r);
  }
  searchClass(r) {
    const bounds = this.classBounds;
    let lo = 0;
    let hi = bounds.length;
    while (lo < hi) {
      const mid = lo + hi >> 1;
      if (bounds[mid] <= r) lo = mid + 1;
      else hi = mid;
    }
    return lo;
  }
  closure(pcs, flag) {
    const closure = /* @__PURE__ */ new Set();
    const stack = Array.from(pcs);
    let needflags = 0;
    while (stack.length > 0) {
      const pc = stack.pop();
      if (pc === 0 || closure.has(pc)) continue;
      closure.add(pc);
      const inst = this.prog.getInst(pc);
      switch (inst.op) {
        case Inst.ALT:
        case Inst.ALT_MATCH:
          stack.push(inst.out);
          stack.push(inst.arg);
          break;
        case Inst.NOP:
        case Inst.CAPTURE:
          stack.push(inst.out);
          break;
        case Inst.EMPTY_WIDTH:
          needflags |= inst.arg;
          if ((inst.arg & ~flag) === 0) stack.push(inst.out);
      }
    }
    return {
      pcs: Array.from(closure).sort((a, b) => a - b),
      needflags
    };
  }
  getState(pcs, flag, ids) {
    const hash = hashState(pcs, flag, ids);
    const cached = this.stateCache.get(hash);
    if (cached instanceof DFAState) {
      if (isState(cached, pcs, flag, ids)) return cached;
    } else if (cached !== void 0) {
      for (let i = 0; i < cached.length; i++) if (isState(cached[i], pcs, flag, ids)) return cached[i];
    }
    const cost = DFA2.stateCost(pcs, ids);
    if (this.memBudget < cost) return null;
    this.memBudget -= cost;
    const state = new DFAState(pcs, flag, ids);
    if (cached === void 0) this.stateCache.set(hash, state);
    else if (cached instanceof DFAState) this.stateCache.set(hash, [cached, state]);
    else cached.push(state);
    this.stateCount++;
    return state;
  }
  static stateCost(pcs, ids) {
    const idsCost = ids.length === 0 ? 0 : DFA2.ARRAY_OVERHEAD + DFA2.ELEMENT_SIZE * ids.length;
    return DFA2.STATE_OVERHEAD + DFA2.ELEMENT_SIZE * pcs.length + idsCost;
  }
  *cachedStates() {
    for (const cached of this.stateCache.values()) if (cached instanceof DFAState) yield cached;
    else yield* cached;
  }
  makeState(pcs, flag, ids) {
    const closure = this.closure(pcs, flag & DFA2.FLAG_EMPTY_MASK);
    let stateFlag = flag;
    if (closure.needflags === 0) stateFlag &= DFA2.FLAG_MATCH;
    stateFlag |= closure.needflags << DFA2.FLAG_NEED_SHIFT;
    return this.getState(closure.pcs, stateFlag, ids);
  }
  allocTable(state, anchor) {
    const size = this.numClasses + 1;
    const cost = DFA2.TABLE_OVERHEAD + DFA2.ELEMENT_SIZE * size;
    if (this.memBudget < cost) return null;
    this.memBudget -= cost;
    const table2 = new Array(size).fill(null);
    if (anchor === RE2Flags.UNANCHORED) state.next = table2;
    else state.nextAnchored = table2;
    return table2;
  }
  clearCache() {
    this.stateCache.clear();
    this.stateCount = 0;
    this.startStates.clear();
    this.memBudget = this.stateBudget;
  }
  resetCache(current) {
    this.clearCache();
    return this.getState(current.nfaStates, current.flag, current.matchIDs);
  }
  step(state, cls, rune, anchor) {
    let table2 = anchor === RE2Flags.UNANCHORED ? state.next : state.nextAnchored;
    if (table2 !== null) {
      const cached = table2[cls];
      if (cached !== null) return cached;
    } else {
      table2 = this.allocTable(state, anchor);
      if (table2 === null) return null;
    }
    const needflag = state.flag >>> DFA2.FLAG_NEED_SHIFT;
    const oldbeforeflag = state.flag & DFA2.FLAG_EMPTY_MASK;
    let beforeflag = oldbeforeflag;
    let afterflag = 0;
    if (rune === 10) {
      beforeflag |= Utils.EMPTY_END_LINE;
      afterflag |= Utils.EMPTY_BEGIN_LINE;
    }
    if (rune === END_TEXT) beforeflag |= Utils.EMPTY_END_LINE | Utils.EMPTY_END_TEXT;
    const islastword = (state.flag & DFA2.FLAG_LAST_WORD) !== 0;
    const isword = rune !== END_TEXT && Utils.isWordRune(rune);
    beforeflag |= isword === islastword ? Utils.EMPTY_NO_WORD_BOUNDARY : Utils.EMPTY_WORD_BOUNDARY;
    let pcs = state.nfaStates;
    if ((beforeflag & ~oldbeforeflag & needflag) !== 0) pcs = this.closure(pcs, beforeflag).pcs;
    const nextPCs = [];
    let ismatch = false;
    let ids = NO_IDS;
    for (let i = 0; i < pcs.length; i++) {
      const inst = this.prog.getInst(pcs[i]);
      if (inst.op === Inst.MATCH) {
        if (!ismatch) {
          ismatch = true;
          ids = [];
        }
        ids.push(inst.arg);
      } else if (rune !== END_TEXT && Inst.isRuneOp(inst.op) && inst.matchRune(rune)) nextPCs.push(inst.out);
    }
    if (ids.length > 1) ids.sort((a, b) => a - b);
    if (anchor === RE2Flags.UNANCHORED && rune !== END_TEXT) nextPCs.push(this.prog.start);
    let flag = afterflag;
    if (ismatch) flag |= DFA2.FLAG_MATCH;
    if (isword) flag |= DFA2.FLAG_LAST_WORD;
    const nextState = this.makeState(nextPCs, flag, ids);
    if (nextState === null) return null;
    table2[cls] = nextState;
    return nextState;
  }
  start(input4, pos) {
    const context = input4.context(pos);
    let flags;
    if ((context & Utils.EMPTY_BEGIN_TEXT) !== 0) flags = Utils.EMPTY_BEGIN_TEXT | Utils.EMPTY_BEGIN_LINE;
    else if ((context & Utils.EMPTY_BEGIN_LINE) !== 0) flags = Utils.EMPTY_BEGIN_LINE;
    else {
      const r = input4.step(pos);
      const nextIsWord = r >= 0 && Utils.isWordRune(r >> 3);
      flags = (context & Utils.EMPTY_WORD_BOUNDARY) !== 0 !== nextIsWord ? DFA2.FLAG_LAST_WORD : 0;
    }
    let state = this.startStates.get(flags);
    if (state === void 0) {
      state = this.makeState([this.prog.start], flags, NO_IDS);
      if (state === null) {
        this.clearCache();
        state = this.makeState([this.prog.start], flags, NO_IDS);
        if (state === null) return null;
      }
      this.startStates.set(flags, state);
    }
    return state;
  }
  stepOrReset(state, cls, rune, anchor, pos, search) {
    let next = this.step(state, cls, rune, anchor);
    if (next !== null) return next;
    if (search.resetPos >= 0 && pos - search.resetPos < DFA2.PROGRESS_PER_STATE * this.stateCount) return null;
    search.resetPos = pos;
    const restored = this.resetCache(state);
    if (restored === null) return null;
    next = this.step(restored, cls, rune, anchor);
    return next;
  }
  run(input4, pos, anchor, state, onMatch) {
    const endPos = input4.endPos();
    const latin1Class = this.latin1Class;
    const unanchored = anchor === RE2Flags.UNANCHORED;
    const search = { resetPos: -1 };
    let i = pos;
    while (i < endPos) {
      const r = input4.step(i);
      const rune = r >> 3;
      const width = r & 7;
      if (width === 0) break;
      const cls = rune <= Unicode.MAX_LATIN1 ? latin1Class[rune] : this.runeClass(rune);
      let next = unanchored && state.next !== null ? state.next[cls] : null;
      if (next === null) {
        next = this.stepOrReset(state, cls, rune, anchor, i, search);
        if (next === null) return null;
      }
      state = next;
      if (state.isMatch && onMatch(state, false)) return true;
      if (!unanchored && state.nfaStates.length === 0) return false;
      i += width;
    }
    state = this.stepOrReset(state, this.numClasses, END_TEXT, anchor, i, search);
    if (state === null) return null;
    return state.isMatch && onMatch(state, true);
  }
  match(input4, pos, anchor) {
    if (this.failed) return null;
    if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return false;
    const startState = this.start(input4, pos);
    if (startState === null) return null;
    return this.run(input4, pos, anchor, startState, (state, atEnd) => anchor !== RE2Flags.ANCHOR_BOTH || atEnd);
  }
  matchSet(input4, pos, anchor) {
    if (this.failed) return null;
    if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return [];
    const startState = this.start(input4, pos);
    if (startState === null) return null;
    const matches = /* @__PURE__ */ new Set();
    const collect3 = (state, atEnd) => {
      if (anchor !== RE2Flags.ANCHOR_BOTH || atEnd) for (let k = 0; k < state.matchIDs.length; k++) matches.add(state.matchIDs[k]);
      return false;
    };
    if (this.run(input4, pos, anchor, startState, collect3) === null) return null;
    return Array.from(matches).sort((a, b) => a - b);
  }
};
var VISITED_BITS = 32;
var MAX_BACKTRACK_PROG = 500;
var INITIAL_JOB_CAPACITY = 256;
var MAX_BACKTRACK_VECTOR = 262144;
var BitState = class {
  constructor() {
    this.end = 0;
    this.cap = /* @__PURE__ */ new Int32Array(0);
    this.matchcap = /* @__PURE__ */ new Int32Array(0);
    this.ncap = 0;
    this.jobPc = new Int32Array(INITIAL_JOB_CAPACITY);
    this.jobArg = new Uint8Array(INITIAL_JOB_CAPACITY);
    this.jobPos = new Int32Array(INITIAL_JOB_CAPACITY);
    this.jobLen = 0;
    this.visited = /* @__PURE__ */ new Uint32Array(0);
  }
  reset(prog, end, ncap) {
    this.end = end;
    this.jobLen = 0;
    this.ncap = ncap;
    const visitedSize = prog.numInst() * (end + 1) + VISITED_BITS - 1 >>> 5;
    if (this.visited.length < visitedSize) this.visited = new Uint32Array(visitedSize);
    else this.visited.fill(0, 0, visitedSize);
    if (this.cap.length < ncap) this.cap = new Int32Array(ncap).fill(-1);
    else this.cap.fill(-1, 0, ncap);
    if (this.matchcap.length < ncap) this.matchcap = new Int32Array(ncap).fill(-1);
    else this.matchcap.fill(-1, 0, ncap);
  }
  shouldVisit(pc, pos) {
    const n = pc * (this.end + 1) + pos;
    const idx = n >>> 5;
    const mask = 1 << (n & 31);
    if ((this.visited[idx] & mask) !== 0) return false;
    this.visited[idx] |= mask;
    return true;
  }
  push(re2, pc, pos, arg) {
    if (re2.prog.getInst(pc).op !== Inst.FAIL && (arg || this.shouldVisit(pc, pos))) {
      if (this.jobLen >= this.jobPc.length) {
        const newSize = this.jobPc.length * 2;
        const newPc = new Int32Array(newSize);
        newPc.set(this.jobPc);
        this.jobPc = newPc;
        const newArg = new Uint8Array(newSize);
        newArg.set(this.jobArg);
        this.jobArg = newArg;
        const newPos = new Int32Array(newSize);
        newPos.set(this.jobPos);
        this.jobPos = newPos;
      }
      this.jobPc[this.jobLen] = pc;
      this.jobArg[this.jobLen] = arg ? 1 : 0;
      this.jobPos[this.jobLen] = pos;
      this.jobLen++;
    }
  }
  tryBacktrack(re2, input4, pc, pos, anchor) {
    const longest5 = re2.longest;
    this.push(re2, pc, pos, false);
    while (this.jobLen > 0) {
      this.jobLen--;
      let currentPc = this.jobPc[this.jobLen];
      let arg = this.jobArg[this.jobLen] === 1;
      let currentPos = this.jobPos[this.jobLen];
      let skipShouldVisit = true;
      while (true) {
        if (!skipShouldVisit) {
          if (!this.shouldVisit(currentPc, currentPos)) break;
        }
        skipShouldVisit = false;
        const inst = re2.prog.getInst(currentPc);
        switch (inst.op) {
          case Inst.FAIL:
            break;
          case Inst.ALT:
            if (arg) {
              arg = false;
              currentPc = inst.arg;
              continue;
            } else {
              this.push(re2, currentPc, currentPos, true);
              currentPc = inst.out;
              continue;
            }
          case Inst.ALT_MATCH: {
            const outInst = re2.prog.getInst(inst.out);
            if (Inst.isRuneOp(outInst.op)) {
              this.push(re2, inst.arg, currentPos, false);
              currentPc = inst.arg;
              currentPos = this.end;
              continue;
            }
            this.push(re2, inst.out, this.end, false);
            currentPc = inst.out;
            continue;
          }
          case Inst.RUNE: {
            const r = input4.step(currentPos);
            if (r === MachineInputBase.EOF()) break;
            if (!inst.matchRune(r >> 3)) break;
            currentPos += r & 7;
            currentPc = inst.out;
            continue;
          }
          case Inst.RUNE1: {
            const r = input4.step(currentPos);
            if (r === MachineInputBase.EOF()) break;
            if (r >> 3 !== inst.runes[0]) break;
            currentPos += r & 7;
            currentPc = inst.out;
            continue;
          }
          case Inst.RUNE_ANY_NOT_NL: {
            const r = input4.step(currentPos);
            if (r === MachineInputBase.EOF()) break;
            if (r >> 3 === 10) break;
            currentPos += r & 7;
            currentPc = inst.out;
            continue;
          }
          case Inst.RUNE_ANY: {
            const r = input4.step(currentPos);
            if (r === MachineInputBase.EOF()) break;
            currentPos += r & 7;
            currentPc = inst.out;
            continue;
          }
          case Inst.CAPTURE:
            if (arg) {
              this.cap[inst.arg] = currentPos;
              break;
            } else {
              if (inst.arg < this.ncap) {
                this.push(re2, currentPc, this.cap[inst.arg], true);
                this.cap[inst.arg] = currentPos;
              }
              currentPc = inst.out;
              continue;
            }
          case Inst.EMPTY_WIDTH: {
            const flag = input4.context(currentPos);
            if ((inst.arg & ~flag) !== 0) break;
            currentPc = inst.out;
            continue;
          }
          case Inst.NOP:
            currentPc = inst.out;
            continue;
          case Inst.MATCH: {
            if (anchor === RE2Flags.ANCHOR_BOTH && currentPos !== this.end) break;
            if (this.ncap === 0) return true;
            if (this.ncap > 1) this.cap[1] = currentPos;
            const old = this.matchcap[1];
            if (old === -1 || longest5 && currentPos > 0 && currentPos > old) this.matchcap.set(this.cap);
            if (!longest5) return true;
            if (currentPos === this.end) return true;
            break;
          }
          case Inst.LB_WRITE:
          case Inst.LB_CHECK:
            throw new RE2JSInternalException("Backtracker cannot evaluate Lookbehind instructions");
          default:
            throw new RE2JSInternalException("bad inst");
        }
        break;
      }
    }
    return longest5 && this.matchcap.length > 1 && this.matchcap[1] >= 0;
  }
};
var bitStatePool = [];
var Backtracker = class Backtracker2 {
  static shouldBacktrack(prog) {
    return prog.numInst() <= MAX_BACKTRACK_PROG;
  }
  static maxBitStateLen(prog) {
    if (!Backtracker2.shouldBacktrack(prog)) return 0;
    return Math.floor(MAX_BACKTRACK_VECTOR / prog.numInst());
  }
  static execute(re2, input4, pos, anchor, ncap) {
    const startCond = re2.cond;
    if (startCond === Utils.EMPTY_ALL) return null;
    if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return null;
    if ((startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 && pos !== 0) return null;
    const b = bitStatePool.length > 0 ? bitStatePool.pop() : new BitState();
    const end = input4.endPos();
    b.reset(re2.prog, end, ncap);
    let matched = false;
    if ((startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 || anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) {
      if (b.ncap > 0) b.cap[0] = pos;
      if (b.tryBacktrack(re2, input4, re2.prog.start, pos, anchor)) matched = true;
    } else {
      let width = -1;
      for (; pos <= end && width !== 0; pos += width) {
        if (re2.prefix.length > 0) {
          const advance = input4.index(re2, pos);
          if (advance < 0) break;
          pos += advance;
        }
        if (b.ncap > 0) b.cap[0] = pos;
        if (b.tryBacktrack(re2, input4, re2.prog.start, pos, anchor)) {
          matched = true;
          break;
        }
        const r = input4.step(pos);
        width = r === MachineInputBase.EOF() ? 0 : r & 7;
      }
    }
    if (!matched) {
      bitStatePool.push(b);
      return null;
    }
    const result = ncap === 0 ? [] : Utils.toArray(b.matchcap.subarray(0, ncap));
    bitStatePool.push(b);
    return result;
  }
};
var QueueOnePass = class {
  constructor(size) {
    this.sparse = new Uint32Array(size);
    this.dense = new Uint32Array(size);
    this.size = 0;
    this.nextIndex = 0;
  }
  empty() {
    return this.nextIndex >= this.size;
  }
  next() {
    return this.dense[this.nextIndex++];
  }
  clear() {
    this.size = 0;
    this.nextIndex = 0;
  }
  contains(u) {
    return u < this.sparse.length && this.sparse[u] < this.size && this.dense[this.sparse[u]] === u;
  }
  insert(u) {
    if (!this.contains(u)) this.insertNew(u);
  }
  insertNew(u) {
    if (u >= this.sparse.length) return;
    this.sparse[u] = this.size;
    this.dense[this.size] = u;
    this.size++;
  }
};
var mergeRuneSets = (leftRunes, rightRunes, leftPC, rightPC) => {
  const leftLen = leftRunes.length;
  const rightLen = rightRunes.length;
  let lx = 0, rx = 0;
  const merged = [];
  const next = [];
  let ok = true;
  let ix = -1;
  const extend = (isLeft) => {
    const newArray = isLeft ? leftRunes : rightRunes;
    const low = isLeft ? lx : rx;
    const pc = isLeft ? leftPC : rightPC;
    if (ix > 0 && newArray[low] <= merged[ix]) return false;
    merged.push(newArray[low], newArray[low + 1]);
    if (isLeft) lx += 2;
    else rx += 2;
    ix += 2;
    next.push(pc);
    return true;
  };
  while (lx < leftLen || rx < rightLen) {
    if (rx >= rightLen) ok = extend(true);
    else if (lx >= leftLen) ok = extend(false);
    else if (rightRunes[rx] < leftRunes[lx]) ok = extend(false);
    else ok = extend(true);
    if (!ok) return null;
  }
  return {
    merged,
    next
  };
};
var OnePassProg = class {
  constructor(prog) {
    this.start = prog.start;
    this.numCap = prog.numCap;
    this.inst = new Array(prog.inst.length);
    for (let i = 0; i < prog.inst.length; i++) {
      const orig = prog.inst[i];
      const inst = new Inst(orig.op);
      inst.out = orig.out;
      inst.arg = orig.arg;
      inst.runes = orig.runes ? new Int32Array(orig.runes) : /* @__PURE__ */ new Int32Array(0);
      inst.next = null;
      this.inst[i] = inst;
    }
  }
};
var onePassCopy = (prog) => {
  const p = new OnePassProg(prog);
  for (let pc = 0; pc < p.inst.length; pc++) {
    const inst = p.inst[pc];
    if (inst.op !== Inst.ALT && inst.op !== Inst.ALT_MATCH) continue;
    let pAOther = "out";
    let pAAlt = "arg";
    let instAlt = p.inst[inst[pAAlt]];
    if (instAlt.op !== Inst.ALT && instAlt.op !== Inst.ALT_MATCH) {
      pAOther = "arg";
      pAAlt = "out";
      instAlt = p.inst[inst[pAAlt]];
      if (instAlt.op !== Inst.ALT && instAlt.op !== Inst.ALT_MATCH) continue;
    }
    const instOther = p.inst[inst[pAOther]];
    if (instOther.op === Inst.ALT || instOther.op === Inst.ALT_MATCH) continue;
    let pBAlt = "out";
    let pBOther = "arg";
    let patch = false;
    if (instAlt.out === pc) patch = true;
    else if (instAlt.arg === pc) {
      patch = true;
      pBAlt = "arg";
      pBOther = "out";
    }
    if (patch) instAlt[pBAlt] = inst[pAOther];
    if (inst[pAOther] === instAlt[pBAlt]) inst[pAAlt] = instAlt[pBOther];
  }
  return p;
};
var makeOnePass = (p) => {
  if (p.inst.length >= 1e3) return null;
  const instQueue = new QueueOnePass(p.inst.length);
  const visitQueue = new QueueOnePass(p.inst.length);
  const onePassRunes = new Array(p.inst.length);
  const m = new Array(p.inst.length).fill(false);
  const check = (pc) => {
    let ok = true;
    const inst = p.inst[pc];
    if (visitQueue.contains(pc)) return true;
    visitQueue.insert(pc);
    switch (inst.op) {
      case Inst.ALT:
      case Inst.ALT_MATCH: {
        ok = check(inst.out) && check(inst.arg);
        let matchOut = m[inst.out];
        let matchArg = m[inst.arg];
        if (matchOut && matchArg) return false;
        if (matchArg) {
          const tempOut = inst.out;
          inst.out = inst.arg;
          inst.arg = tempOut;
          const tempMatch = matchOut;
          matchOut = matchArg;
          matchArg = tempMatch;
        }
        if (matchOut) {
          m[pc] = true;
          inst.op = Inst.ALT_MATCH;
        }
        const leftRunes = onePassRunes[inst.out] || [];
        const rightRunes = onePassRunes[inst.arg] || [];
        const mergeRes = mergeRuneSets(leftRunes, rightRunes, inst.out, inst.arg);
        if (!mergeRes) return false;
        onePassRunes[pc] = new Int32Array(mergeRes.merged);
        inst.next = new Uint32Array(mergeRes.next);
        break;
      }
      case Inst.CAPTURE:
      case Inst.EMPTY_WIDTH:
      case Inst.NOP:
        ok = check(inst.out);
        m[pc] = m[inst.out];
        onePassRunes[pc] = onePassRunes[inst.out] ? new Int32Array(onePassRunes[inst.out]) : /* @__PURE__ */ new Int32Array(0);
        inst.next = new Uint32Array(Math.floor(onePassRunes[pc].length / 2) + 1).fill(inst.out);
        break;
      case Inst.MATCH:
      case Inst.FAIL:
        m[pc] = inst.op === Inst.MATCH;
        break;
      case Inst.RUNE: {
        m[pc] = false;
        if (inst.next && inst.next.length > 0) break;
        instQueue.insert(inst.out);
        if (!inst.runes || inst.runes.length === 0) {
          onePassRunes[pc] = /* @__PURE__ */ new Int32Array(0);
          inst.next = new Uint32Array([inst.out]);
          break;
        }
        let runes = [];
        if (inst.runes.length === 1 && (inst.arg & RE2Flags.FOLD_CASE) !== 0) {
          const r0 = inst.runes[0];
          runes.push(r0, r0);
          for (let r1 = Unicode.simpleFold(r0); r1 !== r0; r1 = Unicode.simpleFold(r1)) runes.push(r1, r1);
          runes.sort((a, b) => a - b);
        } else for (let j = 0; j < inst.runes.length; j++) runes.push(inst.runes[j]);
        onePassRunes[pc] = new Int32Array(runes);
        inst.next = new Uint32Array(Math.floor(runes.length / 2) + 1).fill(inst.out);
        inst.op = Inst.RUNE;
        break;
      }
      case Inst.RUNE1: {
        m[pc] = false;
        if (inst.next && inst.next.length > 0) break;
        instQueue.insert(inst.out);
        let runes = [];
        if ((inst.arg & RE2Flags.FOLD_CASE) !== 0) {
          const r0 = inst.runes[0];
          runes.push(r0, r0);
          for (let r1 = Unicode.simpleFold(r0); r1 !== r0; r1 = Unicode.simpleFold(r1)) runes.push(r1, r1);
          runes.sort((a, b) => a - b);
        } else runes.push(inst.runes[0], inst.runes[0]);
        onePassRunes[pc] = new Int32Array(runes);
        inst.next = new Uint32Array(Math.floor(runes.length / 2) + 1).fill(inst.out);
        inst.op = Inst.RUNE;
        break;
      }
      case Inst.RUNE_ANY:
        m[pc] = false;
        if (inst.next && inst.next.length > 0) break;
        instQueue.insert(inst.out);
        onePassRunes[pc] = new Int32Array([0, Unicode.MAX_RUNE]);
        inst.next = new Uint32Array([inst.out]);
        break;
      case Inst.RUNE_ANY_NOT_NL:
        m[pc] = false;
        if (inst.next && inst.next.length > 0) break;
        instQueue.insert(inst.out);
        onePassRunes[pc] = new Int32Array([
          0,
          9,
          11,
          Unicode.MAX_RUNE
        ]);
        inst.next = new Uint32Array(Math.floor(onePassRunes[pc].length / 2) + 1).fill(inst.out);
    }
    return ok;
  };
  instQueue.clear();
  instQueue.insert(p.start);
  while (!instQueue.empty()) {
    visitQueue.clear();
    if (!check(instQueue.next())) return null;
  }
  for (let i = 0; i < p.inst.length; i++) if (onePassRunes[i]) p.inst[i].runes = onePassRunes[i];
  return p;
};
var cleanupOnePass = (p, original) => {
  for (let ix = 0; ix < original.inst.length; ix++) {
    const instOriginal = original.inst[ix];
    switch (instOriginal.op) {
      case Inst.ALT:
      case Inst.ALT_MATCH:
      case Inst.RUNE:
        break;
      case Inst.CAPTURE:
      case Inst.EMPTY_WIDTH:
      case Inst.NOP:
      case Inst.MATCH:
      case Inst.FAIL:
        p.inst[ix].next = null;
        break;
      case Inst.RUNE1:
      case Inst.RUNE_ANY:
      case Inst.RUNE_ANY_NOT_NL:
        p.inst[ix].next = null;
        p.inst[ix].op = instOriginal.op;
        p.inst[ix].runes = instOriginal.runes ? new Int32Array(instOriginal.runes) : /* @__PURE__ */ new Int32Array(0);
    }
  }
};
var OnePass = class OnePass2 {
  static compile(prog) {
    if (prog.start === 0) return null;
    if (prog.numLb > 0) return null;
    const startInst = prog.inst[prog.start];
    if (startInst.op !== Inst.EMPTY_WIDTH || (startInst.arg & Utils.EMPTY_BEGIN_TEXT) === 0) return null;
    let hasAlt = false;
    for (let i = 0; i < prog.inst.length; i++) if (prog.inst[i].op === Inst.ALT || prog.inst[i].op === Inst.ALT_MATCH) {
      hasAlt = true;
      break;
    }
    for (let i = 0; i < prog.inst.length; i++) {
      const inst = prog.inst[i];
      const opOut = prog.inst[inst.out].op;
      switch (inst.op) {
        case Inst.ALT:
        case Inst.ALT_MATCH:
          if (opOut === Inst.MATCH || prog.inst[inst.arg].op === Inst.MATCH) return null;
          break;
        case Inst.EMPTY_WIDTH:
          if (opOut === Inst.MATCH) {
            if ((inst.arg & Utils.EMPTY_END_TEXT) === Utils.EMPTY_END_TEXT) continue;
            return null;
          }
          break;
        default:
          if (opOut === Inst.MATCH && hasAlt) return null;
      }
    }
    let p = onePassCopy(prog);
    p = makeOnePass(p);
    if (p !== null) cleanupOnePass(p, prog);
    return p;
  }
  static next(inst, r) {
    const nextIdx = inst.matchRunePos(r);
    if (nextIdx >= 0) return inst.next[nextIdx];
    if (inst.op === Inst.ALT_MATCH) return inst.out;
    return 0;
  }
  static execute(re2, input4, pos, anchor, ncap) {
    const onepass = re2.onepass;
    if (!onepass) return null;
    const matchcap = new Int32Array(ncap).fill(-1);
    let matched = false;
    let r = input4.step(pos);
    let rune = r >> 3;
    let width = r & 7;
    let r1 = MachineInputBase.EOF();
    let rune1 = -1;
    let width1 = 0;
    if (r !== MachineInputBase.EOF()) {
      r1 = input4.step(pos + width);
      if (r1 !== MachineInputBase.EOF()) {
        rune1 = r1 >> 3;
        width1 = r1 & 7;
      }
    }
    let flag = pos === 0 ? Utils.emptyOpContext(-1, rune) : input4.context(pos);
    let pc = onepass.start;
    let inst;
    while (true) {
      inst = onepass.inst[pc];
      pc = inst.out;
      switch (inst.op) {
        case Inst.MATCH:
          if (anchor === RE2Flags.ANCHOR_BOTH && pos !== input4.endPos()) return null;
          matched = true;
          if (matchcap.length > 0) {
            matchcap[0] = 0;
            matchcap[1] = pos;
          }
          return ncap === 0 ? [] : Utils.toArray(matchcap);
        case Inst.RUNE:
          if (!inst.matchRune(rune)) return null;
          break;
        case Inst.RUNE1:
          if (rune !== inst.runes[0]) return null;
          break;
        case Inst.RUNE_ANY:
          break;
        case Inst.RUNE_ANY_NOT_NL:
          if (rune === 10) return null;
          break;
        case Inst.ALT:
        case Inst.ALT_MATCH:
          pc = OnePass2.next(inst, rune);
          continue;
        case Inst.FAIL:
          return null;
        case Inst.NOP:
          continue;
        case Inst.EMPTY_WIDTH:
          if ((inst.arg & ~flag) !== 0) return null;
          continue;
        case Inst.CAPTURE:
          if (inst.arg < matchcap.length) matchcap[inst.arg] = pos;
          continue;
        default:
          throw new RE2JSInternalException("bad inst");
      }
      if (width === 0) break;
      flag = Utils.emptyOpContext(rune, rune1);
      pos += width;
      rune = rune1;
      width = width1;
      if (rune !== -1) {
        r1 = input4.step(pos + width);
        if (r1 !== MachineInputBase.EOF()) {
          rune1 = r1 >> 3;
          width1 = r1 & 7;
        } else {
          rune1 = -1;
          width1 = 0;
        }
      }
    }
    if (!matched) return null;
    return ncap === 0 ? [] : Utils.toArray(matchcap);
  }
};
var Regexp = class Regexp2 {
  static Op = createEnum([
    "NO_MATCH",
    "EMPTY_MATCH",
    "LITERAL",
    "CHAR_CLASS",
    "ANY_CHAR_NOT_NL",
    "ANY_CHAR",
    "BEGIN_LINE",
    "END_LINE",
    "BEGIN_TEXT",
    "END_TEXT",
    "WORD_BOUNDARY",
    "NO_WORD_BOUNDARY",
    "CAPTURE",
    "STAR",
    "PLUS",
    "QUEST",
    "REPEAT",
    "CONCAT",
    "ALTERNATE",
    "PLB",
    "NLB",
    "LEFT_PAREN",
    "VERTICAL_BAR"
  ]);
  static isPseudoOp(op) {
    return op >= Regexp2.Op.LEFT_PAREN;
  }
  static emptySubs() {
    return [];
  }
  static quoteIfHyphen(rune) {
    if (rune === Codepoint.CODES["-"]) return "\\";
    return "";
  }
  static fromRegexp(re2) {
    const regex = new Regexp2(re2.op);
    regex.flags = re2.flags;
    regex.subs = re2.subs;
    regex.runes = re2.runes;
    regex.cap = re2.cap;
    regex.min = re2.min;
    regex.max = re2.max;
    regex.name = re2.name;
    regex.namedGroups = re2.namedGroups;
    regex.lb = re2.lb;
    return regex;
  }
  constructor(op) {
    this.op = op;
    this.flags = 0;
    this.subs = Regexp2.emptySubs();
    this.runes = /* @__PURE__ */ new Int32Array(0);
    this.min = 0;
    this.max = 0;
    this.cap = 0;
    this.name = null;
    this.namedGroups = /* @__PURE__ */ Object.create(null);
    this.lb = 0;
  }
  reinit() {
    this.flags = 0;
    this.subs = Regexp2.emptySubs();
    this.runes = /* @__PURE__ */ new Int32Array(0);
    this.cap = 0;
    this.min = 0;
    this.max = 0;
    this.name = null;
    this.namedGroups = /* @__PURE__ */ Object.create(null);
    this.lb = 0;
  }
  toString() {
    return this.appendTo();
  }
  appendTo() {
    let out = "";
    switch (this.op) {
      case Regexp2.Op.NO_MATCH:
        out += "[^\\x00-\\x{10FFFF}]";
        break;
      case Regexp2.Op.EMPTY_MATCH:
        out += "(?:)";
        break;
      case Regexp2.Op.STAR:
      case Regexp2.Op.PLUS:
      case Regexp2.Op.QUEST:
      case Regexp2.Op.REPEAT: {
        const sub2 = this.subs[0];
        if (sub2.op > Regexp2.Op.CAPTURE || sub2.op === Regexp2.Op.LITERAL && sub2.runes.length > 1) out += `(?:${sub2.appendTo()})`;
        else out += sub2.appendTo();
        switch (this.op) {
          case Regexp2.Op.STAR:
            out += "*";
            break;
          case Regexp2.Op.PLUS:
            out += "+";
            break;
          case Regexp2.Op.QUEST:
            out += "?";
            break;
          case Regexp2.Op.REPEAT:
            out += `{${this.min}`;
            if (this.min !== this.max) {
              out += ",";
              if (this.max >= 0) out += this.max;
            }
            out += "}";
        }
        if ((this.flags & RE2Flags.NON_GREEDY) !== 0) out += "?";
        break;
      }
      case Regexp2.Op.CONCAT:
        for (let sub2 of this.subs) if (sub2.op === Regexp2.Op.ALTERNATE) out += `(?:${sub2.appendTo()})`;
        else out += sub2.appendTo();
        break;
      case Regexp2.Op.ALTERNATE: {
        let sep5 = "";
        for (let sub2 of this.subs) {
          out += sep5;
          sep5 = "|";
          out += sub2.appendTo();
        }
        break;
      }
      case Regexp2.Op.LITERAL:
        if ((this.flags & RE2Flags.FOLD_CASE) !== 0) out += "(?i:";
        for (let rune of this.runes) out += Utils.escapeRune(rune);
        if ((this.flags & RE2Flags.FOLD_CASE) !== 0) out += ")";
        break;
      case Regexp2.Op.ANY_CHAR_NOT_NL:
        out += "(?-s:.)";
        break;
      case Regexp2.Op.ANY_CHAR:
        out += "(?s:.)";
        break;
      case Regexp2.Op.PLB:
        out += `(?<=${this.subs[0].appendTo()})`;
        break;
      case Regexp2.Op.NLB:
        out += `(?<!${this.subs[0].appendTo()})`;
        break;
      case Regexp2.Op.CAPTURE:
        if (this.name === null || this.name.length === 0) out += "(";
        else out += `(?P<${this.name}>`;
        if (this.subs[0].op !== Regexp2.Op.EMPTY_MATCH) out += this.subs[0].appendTo();
        out += ")";
        break;
      case Regexp2.Op.BEGIN_TEXT:
        out += "\\A";
        break;
      case Regexp2.Op.END_TEXT:
        if ((this.flags & RE2Flags.WAS_DOLLAR) !== 0) out += "(?-m:$)";
        else out += "\\z";
        break;
      case Regexp2.Op.BEGIN_LINE:
        out += "^";
        break;
      case Regexp2.Op.END_LINE:
        out += "$";
        break;
      case Regexp2.Op.WORD_BOUNDARY:
        out += "\\b";
        break;
      case Regexp2.Op.NO_WORD_BOUNDARY:
        out += "\\B";
        break;
      case Regexp2.Op.CHAR_CLASS:
        if (this.runes.length % 2 !== 0) {
          out += "[invalid char class]";
          break;
        }
        out += "[";
        if (this.runes.length === 0) out += "^\\x00-\\x{10FFFF}";
        else if (this.runes[0] === 0 && this.runes[this.runes.length - 1] === Unicode.MAX_RUNE) {
          out += "^";
          for (let i = 1; i < this.runes.length - 1; i += 2) {
            const lo = this.runes[i] + 1;
            const hi = this.runes[i + 1] - 1;
            out += Regexp2.quoteIfHyphen(lo);
            out += Utils.escapeRune(lo);
            if (lo !== hi) {
              out += "-";
              out += Regexp2.quoteIfHyphen(hi);
              out += Utils.escapeRune(hi);
            }
          }
        } else for (let i = 0; i < this.runes.length; i += 2) {
          const lo = this.runes[i];
          const hi = this.runes[i + 1];
          out += Regexp2.quoteIfHyphen(lo);
          out += Utils.escapeRune(lo);
          if (lo !== hi) {
            out += "-";
            out += Regexp2.quoteIfHyphen(hi);
            out += Utils.escapeRune(hi);
          }
        }
        out += "]";
        break;
      default:
        out += this.op;
    }
    return out;
  }
  maxCap() {
    let m = 0;
    if (this.op === Regexp2.Op.CAPTURE) m = this.cap;
    if (this.subs !== null) for (let sub2 of this.subs) {
      const n = sub2.maxCap();
      if (m < n) m = n;
    }
    return m;
  }
  equals(that) {
    if (!(that !== null && that instanceof Regexp2)) return false;
    if (this.op !== that.op) return false;
    switch (this.op) {
      case Regexp2.Op.END_TEXT:
        if ((this.flags & RE2Flags.WAS_DOLLAR) !== (that.flags & RE2Flags.WAS_DOLLAR)) return false;
        break;
      case Regexp2.Op.LITERAL:
      case Regexp2.Op.CHAR_CLASS:
        if ((this.flags & RE2Flags.FOLD_CASE) !== (that.flags & RE2Flags.FOLD_CASE)) return false;
        if (this.runes === null && that.runes === null) break;
        if (this.runes === null || that.runes === null) return false;
        if (this.runes.length !== that.runes.length) return false;
        for (let i = 0; i < this.runes.length; i++) if (this.runes[i] !== that.runes[i]) return false;
        break;
      case Regexp2.Op.ALTERNATE:
      case Regexp2.Op.CONCAT:
        if (this.subs.length !== that.subs.length) return false;
        for (let i = 0; i < this.subs.length; ++i) if (!this.subs[i].equals(that.subs[i])) return false;
        break;
      case Regexp2.Op.STAR:
      case Regexp2.Op.PLUS:
      case Regexp2.Op.QUEST:
        if ((this.flags & RE2Flags.NON_GREEDY) !== (that.flags & RE2Flags.NON_GREEDY) || !this.subs[0].equals(that.subs[0])) return false;
        break;
      case Regexp2.Op.REPEAT:
        if ((this.flags & RE2Flags.NON_GREEDY) !== (that.flags & RE2Flags.NON_GREEDY) || this.min !== that.min || this.max !== that.max || !this.subs[0].equals(that.subs[0])) return false;
        break;
      case Regexp2.Op.CAPTURE:
        if (this.cap !== that.cap || (this.name === null ? that.name !== null : this.name !== that.name) || !this.subs[0].equals(that.subs[0])) return false;
        break;
      case Regexp2.Op.PLB:
      case Regexp2.Op.NLB:
        if (this.lb !== that.lb || !this.subs[0].equals(that.subs[0])) return false;
    }
    return true;
  }
};
var RegexpWalker = class {
  static walk(root, handler) {
    const stack = [];
    let re2 = root;
    let result;
    for (; ; ) {
      if (re2.subs.length === 0) result = handler.leaf(re2);
      else {
        const state = handler.enter(re2);
        if (state.result === void 0) {
          stack.push({
            re: re2,
            state,
            i: 0
          });
          re2 = re2.subs[0];
          continue;
        }
        result = state.result;
      }
      for (; ; ) {
        if (stack.length === 0) return result;
        const frame = stack[stack.length - 1];
        handler.child(frame.re, frame.state, result, frame.i);
        frame.i++;
        if (frame.state.result === void 0 && frame.i < frame.re.subs.length) {
          re2 = frame.re.subs[frame.i];
          break;
        }
        stack.pop();
        result = frame.state.result !== void 0 ? frame.state.result : handler.leave(frame.re, frame.state);
      }
    }
  }
};
var AhoCorasick = class {
  constructor(words3, alphabetSize) {
    const edges = /* @__PURE__ */ new Map();
    const parent = [0];
    const unit = [0];
    const depth = [0];
    const terminal = [0];
    for (const word of words3) {
      let node = 0;
      for (let i = 0; i < word.length; i++) {
        const key = node * alphabetSize + word[i];
        let child2 = edges.get(key);
        if (child2 === void 0) {
          child2 = parent.length;
          edges.set(key, child2);
          parent.push(node);
          unit.push(word[i]);
          depth.push(depth[node] + 1);
          terminal.push(0);
        }
        node = child2;
      }
      terminal[node] = 1;
    }
    const numNodes = parent.length;
    const children = new Int32Array(numNodes - 1);
    for (let c = 1; c < numNodes; c++) children[c - 1] = c;
    children.sort((a, b) => parent[a] - parent[b] || unit[a] - unit[b]);
    const childStart = new Int32Array(numNodes + 1);
    for (let c = 1; c < numNodes; c++) childStart[parent[c] + 1]++;
    for (let n = 0; n < numNodes; n++) childStart[n + 1] += childStart[n];
    const childUnit = new Int32Array(numNodes - 1);
    for (let k = 0; k < children.length; k++) childUnit[k] = unit[children[k]];
    this.childStart = childStart;
    this.childUnit = childUnit;
    this.childNode = children;
    const byDepth = new Int32Array(numNodes);
    for (let n = 0; n < numNodes; n++) byDepth[n] = n;
    byDepth.sort((a, b) => depth[a] - depth[b]);
    const fail = new Int32Array(numNodes);
    const match2 = Uint8Array.from(terminal);
    for (let k = 1; k < numNodes; k++) {
      const c = byDepth[k];
      const p = parent[c];
      if (p !== 0) {
        let f = fail[p];
        let next = this.next(f, unit[c]);
        while (next < 0 && f !== 0) {
          f = fail[f];
          next = this.next(f, unit[c]);
        }
        fail[c] = next >= 0 ? next : 0;
      }
      match2[c] |= match2[fail[c]];
    }
    this.fail = fail;
    this.match = match2;
  }
  next(node, u) {
    let lo = this.childStart[node];
    let hi = this.childStart[node + 1];
    const units3 = this.childUnit;
    while (lo < hi) {
      const mid = lo + hi >> 1;
      const m = units3[mid];
      if (m === u) return this.childNode[mid];
      if (m < u) lo = mid + 1;
      else hi = mid;
    }
    return -1;
  }
  advance(node, u) {
    for (; ; ) {
      const next = this.next(node, u);
      if (next >= 0) return next;
      if (node === 0) return 0;
      node = this.fail[node];
    }
  }
  searchUTF16(charSeq, start, end) {
    let node = 0;
    for (let i = start; i < end; i++) {
      node = this.advance(node, charSeq.charCodeAt(i));
      if (this.match[node] === 1) return true;
    }
    return false;
  }
  searchUTF8(bytes, start, end) {
    let node = 0;
    for (let i = start; i < end; i++) {
      node = this.advance(node, bytes[i]);
      if (this.match[node] === 1) return true;
    }
    return false;
  }
};
var Prefilter = class Prefilter2 {
  static Type = {
    NONE: 0,
    EXACT: 1,
    AND: 2,
    OR: 3
  };
  static MAX_SCANS = 32;
  static MAX_AC_UNITS = 1 << 18;
  constructor(type) {
    this.type = type;
    this.subs = [];
    this.str = "";
    this.bytes = null;
    this.cost = type === Prefilter2.Type.EXACT ? 1 : 0;
    this.allExact = false;
    this.ac16 = null;
    this.ac8 = null;
  }
  automaton16() {
    if (this.ac16 === null) {
      const words3 = this.subs.map((s) => {
        const arr = new Array(s.str.length);
        for (let i = 0; i < s.str.length; i++) arr[i] = s.str.charCodeAt(i);
        return arr;
      });
      this.ac16 = new AhoCorasick(words3, 65536);
    }
    return this.ac16;
  }
  automaton8() {
    if (this.ac8 === null) this.ac8 = new AhoCorasick(this.subs.map((s) => s.bytes), 256);
    return this.ac8;
  }
  eval(input4, pos) {
    switch (this.type) {
      case Prefilter2.Type.NONE:
        return true;
      case Prefilter2.Type.EXACT:
        return input4.hasString(this, pos);
      case Prefilter2.Type.AND:
        for (let i = 0; i < this.subs.length; i++) if (!this.subs[i].eval(input4, pos)) return false;
        return true;
      case Prefilter2.Type.OR:
        if (this.allExact) return input4.hasAnyString(this, pos);
        for (let i = 0; i < this.subs.length; i++) if (this.subs[i].eval(input4, pos)) return true;
        return false;
      default:
        return true;
    }
  }
};
var PrefilterTree = class PrefilterTree2 {
  static build(re2) {
    if (!re2) return new Prefilter(Prefilter.Type.NONE);
    return RegexpWalker.walk(re2, PrefilterTree2.WALKER);
  }
  static WALKER = {
    leaf: (re2) => PrefilterTree2.leaf(re2),
    enter: (re2) => PrefilterTree2.enter(re2),
    child: (re2, state, result) => PrefilterTree2.child(re2, state, result),
    leave: (re2, state) => PrefilterTree2.leave(re2, state)
  };
  static leaf(re2) {
    if (re2.op !== Regexp.Op.LITERAL) return new Prefilter(Prefilter.Type.NONE);
    if (re2.runes.length === 0 || (re2.flags & RE2Flags.FOLD_CASE) !== 0) return new Prefilter(Prefilter.Type.NONE);
    let str = "";
    for (let i = 0; i < re2.runes.length; i++) {
      if (Unicode.isUnsearchable(re2.runes[i])) return new Prefilter(Prefilter.Type.NONE);
      str += String.fromCodePoint(re2.runes[i]);
    }
    const pf = new Prefilter(Prefilter.Type.EXACT);
    pf.str = str;
    pf.bytes = Utils.stringToUtf8ByteArray(pf.str);
    return pf;
  }
  static enter(re2) {
    switch (re2.op) {
      case Regexp.Op.CAPTURE:
      case Regexp.Op.PLUS:
        return { sub: null };
      case Regexp.Op.REPEAT:
        if (re2.min >= 1) return { sub: null };
        return { result: new Prefilter(Prefilter.Type.NONE) };
      case Regexp.Op.CONCAT:
        return {
          pf: new Prefilter(Prefilter.Type.AND),
          subs: []
        };
      case Regexp.Op.ALTERNATE:
        return {
          pf: new Prefilter(Prefilter.Type.OR),
          subs: []
        };
      default:
        return { result: new Prefilter(Prefilter.Type.NONE) };
    }
  }
  static child(re2, state, s) {
    if (state.subs === void 0) {
      state.sub = s;
      return;
    }
    if (state.pf.type === Prefilter.Type.AND) {
      if (s.type === Prefilter.Type.NONE) return;
      if (s.type === Prefilter.Type.AND) {
        for (let j = 0; j < s.subs.length; j++) state.subs.push(s.subs[j]);
        return;
      }
      state.subs.push(s);
      return;
    }
    if (s.type === Prefilter.Type.NONE) {
      state.result = new Prefilter(Prefilter.Type.NONE);
      return;
    }
    if (s.type === Prefilter.Type.OR) {
      for (let j = 0; j < s.subs.length; j++) state.subs.push(s.subs[j]);
      return;
    }
    state.subs.push(s);
  }
  static leave(re2, state) {
    if (state.subs === void 0) return state.sub;
    const pf = state.pf;
    const seen = /* @__PURE__ */ new Set();
    const subs = [];
    for (const sub2 of state.subs) {
      if (sub2.type === Prefilter.Type.EXACT) {
        if (seen.has(sub2.str)) continue;
        seen.add(sub2.str);
      }
      subs.push(sub2);
    }
    if (pf.type === Prefilter.Type.AND) {
      const kept = [];
      let cost2 = 0;
      for (const sub2 of subs) {
        if (cost2 + sub2.cost > Prefilter.MAX_SCANS) continue;
        kept.push(sub2);
        cost2 += sub2.cost;
      }
      if (kept.length === 0) return new Prefilter(Prefilter.Type.NONE);
      if (kept.length === 1) return kept[0];
      pf.subs = kept;
      pf.cost = cost2;
      return pf;
    }
    if (subs.length === 0) return new Prefilter(Prefilter.Type.NONE);
    if (subs.length === 1) return subs[0];
    pf.subs = subs;
    let allExact = true;
    let cost = 0;
    let units3 = 0;
    for (const sub2 of subs) {
      if (sub2.type !== Prefilter.Type.EXACT) allExact = false;
      else units3 += sub2.bytes.length;
      cost += sub2.cost;
    }
    if (allExact) {
      if (units3 > Prefilter.MAX_AC_UNITS) return new Prefilter(Prefilter.Type.NONE);
      pf.allExact = true;
      pf.cost = 1;
      return pf;
    }
    if (cost > Prefilter.MAX_SCANS) return new Prefilter(Prefilter.Type.NONE);
    pf.cost = cost;
    return pf;
  }
};
var PatchList = class {
  /**
  * @param {number} head - Encoded pointer to the start of the patch list.
  * @param {number} tail - Encoded pointer to the end of the patch list.
  */
  constructor(head = 0, tail = 0) {
    this.head = head;
    this.tail = tail;
  }
};
var Prog = class {
  constructor() {
    this.inst = [];
    this.start = 0;
    this.numCap = 2;
    this.lbStarts = [];
    this.numLb = 0;
    this.lbInst = null;
  }
  getInst(pc) {
    return this.inst[pc];
  }
  numInst() {
    return this.inst.length;
  }
  addInst(op) {
    this.inst.push(new Inst(op));
  }
  markLookbehindInsts() {
    const lbInst = new Uint8Array(this.inst.length);
    const pending = this.lbStarts.slice();
    while (pending.length > 0) {
      const pc = pending.pop();
      if (pc === 0 || lbInst[pc] === 1) continue;
      lbInst[pc] = 1;
      const i = this.inst[pc];
      switch (i.op) {
        case Inst.ALT:
        case Inst.ALT_MATCH:
          pending.push(i.out, i.arg);
          break;
        case Inst.MATCH:
        case Inst.FAIL:
          break;
        default:
          pending.push(i.out);
      }
    }
    this.lbInst = lbInst;
  }
  skipNop(pc) {
    let i = this.inst[pc];
    while (i.op === Inst.NOP || i.op === Inst.CAPTURE) {
      i = this.inst[pc];
      pc = i.out;
    }
    return i;
  }
  /** @returns {[boolean, string]} */
  prefix() {
    let prefix2 = "";
    let i = this.skipNop(this.start);
    if (!Inst.isRuneOp(i.op) || i.runes.length !== 1) return [i.op === Inst.MATCH, prefix2];
    while (Inst.isRuneOp(i.op) && i.runes.length === 1 && (i.arg & RE2Flags.FOLD_CASE) === 0 && !Unicode.isUnsearchable(i.runes[0])) {
      prefix2 += String.fromCodePoint(i.runes[0]);
      i = this.skipNop(i.out);
    }
    return [i.op === Inst.MATCH, prefix2];
  }
  startCond() {
    let flag = 0;
    let pc = this.start;
    loop: for (; ; ) {
      const i = this.inst[pc];
      switch (i.op) {
        case Inst.EMPTY_WIDTH:
          flag |= i.arg;
          break;
        case Inst.FAIL:
          return -1;
        case Inst.CAPTURE:
        case Inst.NOP:
          break;
        default:
          break loop;
      }
      pc = i.out;
    }
    return flag;
  }
  patch(l, val) {
    let head = l.head;
    while (head !== 0) {
      const i = this.inst[head >> 1];
      if ((head & 1) === 0) {
        head = i.out;
        i.out = val;
      } else {
        head = i.arg;
        i.arg = val;
      }
    }
  }
  append(l1, l2) {
    if (l1.head === 0) return l2;
    if (l2.head === 0) return l1;
    const i = this.inst[l1.tail >> 1];
    if ((l1.tail & 1) === 0) i.out = l2.head;
    else i.arg = l2.head;
    return new PatchList(l1.head, l2.tail);
  }
  /**
  *
  * @returns {string}
  */
  toString() {
    let out = "";
    for (let pc = 0; pc < this.inst.length; pc++) {
      const len = out.length;
      out += pc;
      if (pc === this.start) out += "*";
      out += "        ".substring(out.length - len);
      out += this.inst[pc];
      out += "\n";
    }
    return out;
  }
};
var ANY_RUNE_NOT_NL = new Int32Array([
  0,
  Codepoint.CODES["\n"] - 1,
  Codepoint.CODES["\n"] + 1,
  Unicode.MAX_RUNE
]);
var ANY_RUNE = new Int32Array([0, Unicode.MAX_RUNE]);
var Frag = class {
  constructor(i = 0, out = new PatchList(), nullable = false) {
    this.i = i;
    this.out = out;
    this.nullable = nullable;
  }
};
var Compiler = class Compiler2 {
  static compileRegexp(re2) {
    const c = new Compiler2();
    const f = c.compile(re2);
    c.prog.patch(f.out, c.newInst(Inst.MATCH).i);
    c.prog.start = f.i;
    c.prog.markLookbehindInsts();
    return c.prog;
  }
  static compileSet(regexps) {
    const c = new Compiler2();
    if (regexps.length === 0) {
      c.prog.start = c.newInst(Inst.FAIL).i;
      c.prog.markLookbehindInsts();
      return c.prog;
    }
    let starts = [];
    for (let i = 0; i < regexps.length; i++) {
      c.lbOffset = c.prog.numLb;
      const f = c.compile(regexps[i]);
      const m = c.newInst(Inst.MATCH);
      c.prog.getInst(m.i).arg = i;
      c.prog.patch(f.out, m.i);
      starts.push(f.i);
    }
    let start = starts[0];
    for (let i = 1; i < starts.length; i++) {
      const f = c.newInst(Inst.ALT);
      const inst = c.prog.getInst(f.i);
      inst.out = start;
      inst.arg = starts[i];
      start = f.i;
    }
    c.prog.start = start;
    c.prog.markLookbehindInsts();
    return c.prog;
  }
  constructor() {
    this.prog = new Prog();
    this.newInst(Inst.FAIL);
    this.lbOffset = 0;
    this.runeCache = /* @__PURE__ */ new Map();
    this.walker = {
      leaf: (re2) => this.leaf(re2),
      enter: (re2) => this.enter(re2),
      child: (re2, state, result) => this.child(re2, state, result),
      leave: (re2, state) => this.leave(re2, state)
    };
  }
  newInst(op) {
    this.prog.addInst(op);
    return new Frag(this.prog.numInst() - 1, new PatchList(), true);
  }
  nop() {
    const f = this.newInst(Inst.NOP);
    f.out = new PatchList(f.i << 1, f.i << 1);
    return f;
  }
  fail() {
    return new Frag();
  }
  cap(arg) {
    const f = this.newInst(Inst.CAPTURE);
    f.out = new PatchList(f.i << 1, f.i << 1);
    this.prog.getInst(f.i).arg = arg;
    if (this.prog.numCap < arg + 1) this.prog.numCap = arg + 1;
    return f;
  }
  cat(f1, f2) {
    if (f1.i === 0 || f2.i === 0) {
      this.prog.patch(f1.out, 0);
      this.prog.patch(f2.out, 0);
      return this.fail();
    }
    this.prog.patch(f1.out, f2.i);
    return new Frag(f1.i, f2.out, f1.nullable && f2.nullable);
  }
  alt(f1, f2) {
    if (f1.i === 0) return f2;
    if (f2.i === 0) return f1;
    const f = this.newInst(Inst.ALT);
    const i = this.prog.getInst(f.i);
    i.out = f1.i;
    i.arg = f2.i;
    f.out = this.prog.append(f1.out, f2.out);
    f.nullable = f1.nullable || f2.nullable;
    return f;
  }
  loop(f1, nongreedy) {
    const f = this.newInst(Inst.ALT);
    const i = this.prog.getInst(f.i);
    if (nongreedy) {
      i.arg = f1.i;
      f.out = new PatchList(f.i << 1, f.i << 1);
    } else {
      i.out = f1.i;
      f.out = new PatchList(f.i << 1 | 1, f.i << 1 | 1);
    }
    this.prog.patch(f1.out, f.i);
    return f;
  }
  quest(f1, nongreedy) {
    if (f1.i === 0) return this.nop();
    const f = this.newInst(Inst.ALT);
    const i = this.prog.getInst(f.i);
    if (nongreedy) {
      i.arg = f1.i;
      f.out = new PatchList(f.i << 1, f.i << 1);
    } else {
      i.out = f1.i;
      f.out = new PatchList(f.i << 1 | 1, f.i << 1 | 1);
    }
    f.out = this.prog.append(f.out, f1.out);
    return f;
  }
  star(f1, nongreedy) {
    if (f1.i === 0) return this.nop();
    if (f1.nullable) return this.quest(this.plus(f1, nongreedy), nongreedy);
    return this.loop(f1, nongreedy);
  }
  plus(f1, nongreedy) {
    if (f1.i === 0) return this.fail();
    return new Frag(f1.i, this.loop(f1, nongreedy).out, f1.nullable);
  }
  empty(op) {
    const f = this.newInst(Inst.EMPTY_WIDTH);
    this.prog.getInst(f.i).arg = op;
    f.out = new PatchList(f.i << 1, f.i << 1);
    return f;
  }
  rune(runes, flags) {
    const f = this.newInst(Inst.RUNE);
    f.nullable = false;
    const i = this.prog.getInst(f.i);
    i.runes = runes;
    flags &= RE2Flags.FOLD_CASE;
    if (runes.length !== 1 || Unicode.simpleFold(runes[0]) === runes[0]) flags &= ~RE2Flags.FOLD_CASE;
    i.arg = flags;
    f.out = new PatchList(f.i << 1, f.i << 1);
    if ((flags & RE2Flags.FOLD_CASE) === 0 && runes.length === 1 || runes.length === 2 && runes[0] === runes[1]) i.op = Inst.RUNE1;
    else if (runes.length === 2 && runes[0] === 0 && runes[1] === Unicode.MAX_RUNE) i.op = Inst.RUNE_ANY;
    else if (runes.length === 4 && runes[0] === 0 && runes[1] === Codepoint.CODES["\n"] - 1 && runes[2] === Codepoint.CODES["\n"] + 1 && runes[3] === Unicode.MAX_RUNE) i.op = Inst.RUNE_ANY_NOT_NL;
    return f;
  }
  lookBehind(a, parsedLb) {
    const lb = Math.sign(parsedLb) * (Math.abs(parsedLb) + this.lbOffset);
    const id = this.newInst(Inst.LB_WRITE);
    this.prog.getInst(id.i).arg = lb;
    const any = this.rune(ANY_RUNE, 0);
    const dotStar = this.star(any, true);
    const lbAutomaton = this.cat(dotStar, a);
    this.prog.patch(lbAutomaton.out, id.i);
    const checkId = this.newInst(Inst.LB_CHECK);
    this.prog.getInst(checkId.i).arg = lb;
    this.prog.lbStarts.push(lbAutomaton.i);
    if (Math.abs(lb) > this.prog.numLb) this.prog.numLb = Math.abs(lb);
    checkId.out = new PatchList(checkId.i << 1, checkId.i << 1);
    return checkId;
  }
  compile(re2) {
    return RegexpWalker.walk(re2, this.walker);
  }
  leaf(re2) {
    switch (re2.op) {
      case Regexp.Op.NO_MATCH:
        return this.fail();
      case Regexp.Op.EMPTY_MATCH:
        return this.nop();
      case Regexp.Op.LITERAL: {
        if (re2.runes.length === 0) return this.nop();
        let f = null;
        for (let r of re2.runes) {
          let singleRune = this.runeCache.get(r);
          if (singleRune === void 0) {
            singleRune = new Int32Array([r]);
            this.runeCache.set(r, singleRune);
          }
          const f1 = this.rune(singleRune, re2.flags);
          f = f === null ? f1 : this.cat(f, f1);
        }
        return f;
      }
      case Regexp.Op.CHAR_CLASS:
        return this.rune(re2.runes, re2.flags);
      case Regexp.Op.ANY_CHAR_NOT_NL:
        return this.rune(ANY_RUNE_NOT_NL, 0);
      case Regexp.Op.ANY_CHAR:
        return this.rune(ANY_RUNE, 0);
      case Regexp.Op.BEGIN_LINE:
        return this.empty(Utils.EMPTY_BEGIN_LINE);
      case Regexp.Op.END_LINE:
        return this.empty(Utils.EMPTY_END_LINE);
      case Regexp.Op.BEGIN_TEXT:
        return this.empty(Utils.EMPTY_BEGIN_TEXT);
      case Regexp.Op.END_TEXT:
        return this.empty(Utils.EMPTY_END_TEXT);
      case Regexp.Op.WORD_BOUNDARY:
        return this.empty(Utils.EMPTY_WORD_BOUNDARY);
      case Regexp.Op.NO_WORD_BOUNDARY:
        return this.empty(Utils.EMPTY_NO_WORD_BOUNDARY);
      case Regexp.Op.CONCAT:
      case Regexp.Op.ALTERNATE:
        return this.nop();
      default:
        throw new RE2JSCompileException("regexp: unhandled case in compile");
    }
  }
  enter(re2) {
    switch (re2.op) {
      case Regexp.Op.PLB:
      case Regexp.Op.NLB:
      case Regexp.Op.STAR:
      case Regexp.Op.PLUS:
      case Regexp.Op.QUEST:
        return { sub: null };
      case Regexp.Op.CAPTURE:
        return {
          bra: this.cap(re2.cap << 1),
          sub: null
        };
      case Regexp.Op.CONCAT:
      case Regexp.Op.ALTERNATE:
        return { f: null };
      default:
        throw new RE2JSCompileException("regexp: unhandled case in compile");
    }
  }
  child(re2, state, f1) {
    if (re2.op === Regexp.Op.CONCAT) state.f = state.f === null ? f1 : this.cat(state.f, f1);
    else if (re2.op === Regexp.Op.ALTERNATE) state.f = state.f === null ? f1 : this.alt(state.f, f1);
    else state.sub = f1;
  }
  leave(re2, state) {
    switch (re2.op) {
      case Regexp.Op.PLB:
      case Regexp.Op.NLB:
        return this.lookBehind(state.sub, re2.lb);
      case Regexp.Op.CAPTURE: {
        const ket = this.cap(re2.cap << 1 | 1);
        return this.cat(this.cat(state.bra, state.sub), ket);
      }
      case Regexp.Op.STAR:
        return this.star(state.sub, (re2.flags & RE2Flags.NON_GREEDY) !== 0);
      case Regexp.Op.PLUS:
        return this.plus(state.sub, (re2.flags & RE2Flags.NON_GREEDY) !== 0);
      case Regexp.Op.QUEST:
        return this.quest(state.sub, (re2.flags & RE2Flags.NON_GREEDY) !== 0);
      case Regexp.Op.CONCAT:
      case Regexp.Op.ALTERNATE:
        return state.f;
      default:
        throw new RE2JSCompileException("regexp: unhandled case in compile");
    }
  }
};
var Simplify = class Simplify2 {
  static simplify(re2) {
    if (re2 === null) return null;
    return RegexpWalker.walk(re2, Simplify2.WALKER);
  }
  static WALKER = {
    leaf: (re2) => Simplify2.leaf(re2),
    enter: (re2) => Simplify2.enter(re2),
    child: (re2, state, result, i) => Simplify2.child(re2, state, result, i),
    leave: (re2, state) => Simplify2.leave(re2, state)
  };
  static leaf(re2) {
    if (re2.op === Regexp.Op.CHAR_CLASS) {
      if (re2.runes === null) return re2;
      if (re2.runes.length === 0) return new Regexp(Regexp.Op.NO_MATCH);
      if (re2.runes.length === 2 && re2.runes[0] === 0 && re2.runes[1] === Unicode.MAX_RUNE) return new Regexp(Regexp.Op.ANY_CHAR);
      if (re2.runes.length === 4 && re2.runes[0] === 0 && re2.runes[1] === Codepoint.CODES["\n"] - 1 && re2.runes[2] === Codepoint.CODES["\n"] + 1 && re2.runes[3] === Unicode.MAX_RUNE) return new Regexp(Regexp.Op.ANY_CHAR_NOT_NL);
    }
    return re2;
  }
  static enter(re2) {
    switch (re2.op) {
      case Regexp.Op.PLB:
      case Regexp.Op.NLB:
      case Regexp.Op.CAPTURE:
      case Regexp.Op.STAR:
      case Regexp.Op.PLUS:
      case Regexp.Op.QUEST:
        return { sub: null };
      case Regexp.Op.CONCAT:
      case Regexp.Op.ALTERNATE:
        return {
          subs: [],
          changed: false
        };
      case Regexp.Op.REPEAT:
        if (re2.min === 0 && re2.max === 0) return { result: new Regexp(Regexp.Op.EMPTY_MATCH) };
        return { sub: null };
      default:
        return { result: re2 };
    }
  }
  static child(re2, state, nsub, i) {
    if (state.subs === void 0) {
      state.sub = nsub;
      return;
    }
    if (nsub !== re2.subs[i]) state.changed = true;
    if (re2.op === Regexp.Op.CONCAT) {
      if (nsub.op === Regexp.Op.NO_MATCH) {
        state.result = new Regexp(Regexp.Op.NO_MATCH);
        return;
      }
      if (nsub.op === Regexp.Op.EMPTY_MATCH) {
        state.changed = true;
        return;
      }
      if (nsub.op === Regexp.Op.CONCAT) {
        state.changed = true;
        for (let j = 0; j < nsub.subs.length; j++) state.subs.push(nsub.subs[j]);
        return;
      }
    } else {
      if (nsub.op === Regexp.Op.NO_MATCH) {
        state.changed = true;
        return;
      }
      if (nsub.op === Regexp.Op.ALTERNATE) {
        state.changed = true;
        for (let j = 0; j < nsub.subs.length; j++) state.subs.push(nsub.subs[j]);
        return;
      }
    }
    state.subs.push(nsub);
  }
  static leave(re2, state) {
    switch (re2.op) {
      case Regexp.Op.PLB:
      case Regexp.Op.NLB:
      case Regexp.Op.CAPTURE: {
        const sub2 = state.sub;
        if (sub2 !== re2.subs[0]) {
          const nre = Regexp.fromRegexp(re2);
          nre.runes = /* @__PURE__ */ new Int32Array(0);
          nre.subs = [sub2];
          return nre;
        }
        return re2;
      }
      case Regexp.Op.CONCAT:
      case Regexp.Op.ALTERNATE:
        if (state.changed) {
          const newSubs = state.subs;
          if (newSubs.length === 0) return new Regexp(re2.op === Regexp.Op.CONCAT ? Regexp.Op.EMPTY_MATCH : Regexp.Op.NO_MATCH);
          if (newSubs.length === 1) return newSubs[0];
          const nre = Regexp.fromRegexp(re2);
          nre.runes = /* @__PURE__ */ new Int32Array(0);
          nre.subs = newSubs;
          return nre;
        }
        return re2;
      case Regexp.Op.STAR:
      case Regexp.Op.PLUS:
      case Regexp.Op.QUEST:
        return Simplify2.simplify1(re2.op, re2.flags, state.sub, re2);
      case Regexp.Op.REPEAT:
        return Simplify2.simplifyRepeat(re2, state.sub);
      default:
        return re2;
    }
  }
  static simplifyRepeat(re2, sub2) {
    if (re2.max === -1) {
      if (re2.min === 0) return Simplify2.simplify1(Regexp.Op.STAR, re2.flags, sub2, null);
      if (re2.min === 1) return Simplify2.simplify1(Regexp.Op.PLUS, re2.flags, sub2, null);
      const subs = [];
      for (let i = 0; i < re2.min - 1; i++) subs.push(sub2);
      subs.push(Simplify2.simplify1(Regexp.Op.PLUS, re2.flags, sub2, null));
      return Simplify2.concat(subs);
    }
    if (re2.min === 1 && re2.max === 1) return sub2;
    let prefixSubs = null;
    if (re2.min > 0) {
      prefixSubs = [];
      for (let i = 0; i < re2.min; i++) prefixSubs.push(sub2);
    }
    if (re2.max > re2.min) {
      let suffix = Simplify2.simplify1(Regexp.Op.QUEST, re2.flags, sub2, null);
      for (let i = re2.min + 1; i < re2.max; i++) suffix = Simplify2.simplify1(Regexp.Op.QUEST, re2.flags, Simplify2.concat([sub2, suffix]), null);
      if (prefixSubs === null) return suffix;
      prefixSubs.push(suffix);
    }
    if (prefixSubs !== null) return Simplify2.concat(prefixSubs);
    return new Regexp(Regexp.Op.NO_MATCH);
  }
  static concat(subs) {
    const newSubs = [];
    for (let i = 0; i < subs.length; i++) {
      const sub2 = subs[i];
      if (sub2.op === Regexp.Op.NO_MATCH) return new Regexp(Regexp.Op.NO_MATCH);
      if (sub2.op === Regexp.Op.EMPTY_MATCH) continue;
      if (sub2.op === Regexp.Op.CONCAT) {
        for (let j = 0; j < sub2.subs.length; j++) newSubs.push(sub2.subs[j]);
        continue;
      }
      newSubs.push(sub2);
    }
    if (newSubs.length === 0) return new Regexp(Regexp.Op.EMPTY_MATCH);
    if (newSubs.length === 1) return newSubs[0];
    const nre = new Regexp(Regexp.Op.CONCAT);
    nre.subs = newSubs;
    return nre;
  }
  static simplify1(op, flags, sub2, re2) {
    if (sub2.op === Regexp.Op.EMPTY_MATCH) return sub2;
    if (sub2.op === Regexp.Op.NO_MATCH) {
      if (op === Regexp.Op.PLUS) return sub2;
      return new Regexp(Regexp.Op.EMPTY_MATCH);
    }
    if (op === sub2.op && (flags & RE2Flags.NON_GREEDY) === (sub2.flags & RE2Flags.NON_GREEDY)) return sub2;
    if (re2 !== null && re2.op === op && (re2.flags & RE2Flags.NON_GREEDY) === (flags & RE2Flags.NON_GREEDY) && sub2 === re2.subs[0]) return re2;
    const nre = new Regexp(op);
    nre.flags = flags;
    nre.subs = [sub2];
    return nre;
  }
};
var CharGroup = class {
  constructor(sign2, cls) {
    this.sign = sign2;
    this.cls = cls;
  }
};
var code1 = [48, 57];
var code2 = [
  9,
  10,
  12,
  13,
  32,
  32
];
var code3 = [
  48,
  57,
  65,
  90,
  95,
  95,
  97,
  122
];
var PERL_GROUPS = /* @__PURE__ */ new Map([
  ["\\d", new CharGroup(1, code1)],
  ["\\D", new CharGroup(-1, code1)],
  ["\\s", new CharGroup(1, code2)],
  ["\\S", new CharGroup(-1, code2)],
  ["\\w", new CharGroup(1, code3)],
  ["\\W", new CharGroup(-1, code3)]
]);
var code4 = [
  48,
  57,
  65,
  90,
  97,
  122
];
var code5 = [
  65,
  90,
  97,
  122
];
var code6 = [0, 127];
var code7 = [
  9,
  9,
  32,
  32
];
var code8 = [
  0,
  31,
  127,
  127
];
var code9 = [48, 57];
var code10 = [33, 126];
var code11 = [97, 122];
var code12 = [32, 126];
var code13 = [
  33,
  47,
  58,
  64,
  91,
  96,
  123,
  126
];
var code14 = [
  9,
  13,
  32,
  32
];
var code15 = [65, 90];
var code16 = [
  48,
  57,
  65,
  90,
  95,
  95,
  97,
  122
];
var code17 = [
  48,
  57,
  65,
  70,
  97,
  102
];
var POSIX_GROUPS = /* @__PURE__ */ new Map([
  ["[:alnum:]", new CharGroup(1, code4)],
  ["[:^alnum:]", new CharGroup(-1, code4)],
  ["[:alpha:]", new CharGroup(1, code5)],
  ["[:^alpha:]", new CharGroup(-1, code5)],
  ["[:ascii:]", new CharGroup(1, code6)],
  ["[:^ascii:]", new CharGroup(-1, code6)],
  ["[:blank:]", new CharGroup(1, code7)],
  ["[:^blank:]", new CharGroup(-1, code7)],
  ["[:cntrl:]", new CharGroup(1, code8)],
  ["[:^cntrl:]", new CharGroup(-1, code8)],
  ["[:digit:]", new CharGroup(1, code9)],
  ["[:^digit:]", new CharGroup(-1, code9)],
  ["[:graph:]", new CharGroup(1, code10)],
  ["[:^graph:]", new CharGroup(-1, code10)],
  ["[:lower:]", new CharGroup(1, code11)],
  ["[:^lower:]", new CharGroup(-1, code11)],
  ["[:print:]", new CharGroup(1, code12)],
  ["[:^print:]", new CharGroup(-1, code12)],
  ["[:punct:]", new CharGroup(1, code13)],
  ["[:^punct:]", new CharGroup(-1, code13)],
  ["[:space:]", new CharGroup(1, code14)],
  ["[:^space:]", new CharGroup(-1, code14)],
  ["[:upper:]", new CharGroup(1, code15)],
  ["[:^upper:]", new CharGroup(-1, code15)],
  ["[:word:]", new CharGroup(1, code16)],
  ["[:^word:]", new CharGroup(-1, code16)],
  ["[:xdigit:]", new CharGroup(1, code17)],
  ["[:^xdigit:]", new CharGroup(-1, code17)]
]);
var CharClass = class CharClass2 {
  static charClassToString(r, len) {
    let result = "[";
    for (let i = 0; i < len; i += 2) {
      if (i > 0) result += " ";
      const lo = r[i];
      const hi = r[i + 1];
      if (lo === hi) result += `0x${lo.toString(16)}`;
      else result += `0x${lo.toString(16)}-0x${hi.toString(16)}`;
    }
    result += "]";
    return result;
  }
  static sortRanges(array, len) {
    const n = len >> 1;
    const order = new Array(n);
    for (let i = 0; i < n; i++) order[i] = i;
    order.sort((a, b) => array[2 * a] - array[2 * b] || array[2 * b + 1] - array[2 * a + 1]);
    const sorted = array.slice(0, len);
    for (let i = 0; i < n; i++) {
      array[2 * i] = sorted[2 * order[i]];
      array[2 * i + 1] = sorted[2 * order[i] + 1];
    }
  }
  /**
  * @param {number[]|Int32Array} [r]
  */
  constructor(r = Utils.emptyInts()) {
    this.r = r;
    this.len = r.length;
  }
  toArray() {
    if (this.r instanceof Int32Array) return this.len === this.r.length ? this.r : this.r.subarray(0, this.len);
    return new Int32Array(this.len === this.r.length ? this.r : this.r.slice(0, this.len));
  }
  toGrowableArray() {
    if (Array.isArray(this.r)) {
      this.r.length = this.len;
      return this.r;
    }
    return Array.from(this.r.subarray(0, this.len));
  }
  cleanClass() {
    if (this.len < 4) return this;
    CharClass2.sortRanges(this.r, this.len);
    let w = 2;
    for (let i = 2; i < this.len; i += 2) {
      const lo = this.r[i];
      const hi = this.r[i + 1];
      if (lo <= this.r[w - 1] + 1) {
        if (hi > this.r[w - 1]) this.r[w - 1] = hi;
        continue;
      }
      this.r[w] = lo;
      this.r[w + 1] = hi;
      w += 2;
    }
    this.len = w;
    return this;
  }
  appendLiteral(x, flags) {
    return (flags & RE2Flags.FOLD_CASE) !== 0 ? this.appendFoldedRange(x, x) : this.appendRange(x, x);
  }
  appendRange(lo, hi) {
    if (this.len > 0) {
      for (let i = 2; i <= 4; i += 2) if (this.len >= i) {
        const rlo = this.r[this.len - i];
        const rhi = this.r[this.len - i + 1];
        if (lo <= rhi + 1 && rlo <= hi + 1) {
          if (lo < rlo) this.r[this.len - i] = lo;
          if (hi > rhi) this.r[this.len - i + 1] = hi;
          return this;
        }
      }
    }
    this.r[this.len++] = lo;
    this.r[this.len++] = hi;
    return this;
  }
  appendFoldedRange(lo, hi) {
    if (lo <= Unicode.MIN_FOLD && hi >= Unicode.MAX_FOLD) return this.appendRange(lo, hi);
    if (hi < Unicode.MIN_FOLD || lo > Unicode.MAX_FOLD) return this.appendRange(lo, hi);
    if (lo < Unicode.MIN_FOLD) {
      this.appendRange(lo, Unicode.MIN_FOLD - 1);
      lo = Unicode.MIN_FOLD;
    }
    if (hi > Unicode.MAX_FOLD) {
      this.appendRange(Unicode.MAX_FOLD + 1, hi);
      hi = Unicode.MAX_FOLD;
    }
    for (let c = lo; c <= hi; c++) {
      this.appendRange(c, c);
      for (let f = Unicode.simpleFold(c); f !== c; f = Unicode.simpleFold(f)) this.appendRange(f, f);
    }
    return this;
  }
  appendClass(x) {
    for (let i = 0; i < x.length; i += 2) this.appendRange(x[i], x[i + 1]);
    return this;
  }
  appendFoldedClass(x) {
    for (let i = 0; i < x.length; i += 2) this.appendFoldedRange(x[i], x[i + 1]);
    return this;
  }
  appendNegatedClass(x) {
    let nextLo = 0;
    for (let i = 0; i < x.length; i += 2) {
      const lo = x[i];
      const hi = x[i + 1];
      if (nextLo <= lo - 1) this.appendRange(nextLo, lo - 1);
      nextLo = hi + 1;
    }
    if (nextLo <= Unicode.MAX_RUNE) this.appendRange(nextLo, Unicode.MAX_RUNE);
    return this;
  }
  appendTable(table2) {
    for (let i = 0; i < table2.length; ++i) {
      const lo = table2.getLo(i);
      const hi = table2.getHi(i);
      const stride = table2.getStride(i);
      if (stride === 1) {
        this.appendRange(lo, hi);
        continue;
      }
      for (let c = lo; c <= hi; c += stride) this.appendRange(c, c);
    }
    return this;
  }
  appendNegatedTable(table2) {
    let nextLo = 0;
    for (let i = 0; i < table2.length; ++i) {
      const lo = table2.getLo(i);
      const hi = table2.getHi(i);
      const stride = table2.getStride(i);
      if (stride === 1) {
        if (nextLo <= lo - 1) this.appendRange(nextLo, lo - 1);
        nextLo = hi + 1;
        continue;
      }
      for (let c = lo; c <= hi; c += stride) {
        if (nextLo <= c - 1) this.appendRange(nextLo, c - 1);
        nextLo = c + 1;
      }
    }
    if (nextLo <= Unicode.MAX_RUNE) this.appendRange(nextLo, Unicode.MAX_RUNE);
    return this;
  }
  appendTableWithSign(table2, sign2) {
    return sign2 < 0 ? this.appendNegatedTable(table2) : this.appendTable(table2);
  }
  negateClass() {
    let nextLo = 0;
    let w = 0;
    for (let i = 0; i < this.len; i += 2) {
      const lo = this.r[i];
      const hi = this.r[i + 1];
      if (nextLo <= lo - 1) {
        this.r[w] = nextLo;
        this.r[w + 1] = lo - 1;
        w += 2;
      }
      nextLo = hi + 1;
    }
    this.len = w;
    if (nextLo <= Unicode.MAX_RUNE) {
      this.r[this.len++] = nextLo;
      this.r[this.len++] = Unicode.MAX_RUNE;
    }
    return this;
  }
  appendClassWithSign(x, sign2) {
    return sign2 < 0 ? this.appendNegatedClass(x) : this.appendClass(x);
  }
  appendGroup(g, foldCase) {
    let cls = g.cls;
    if (foldCase) cls = new CharClass2().appendFoldedClass(cls).cleanClass().toArray();
    return this.appendClassWithSign(cls, g.sign);
  }
  toString() {
    return CharClass2.charClassToString(this.r, this.len);
  }
};
var StringIterator = class {
  constructor(str) {
    this.str = str;
    this.position = 0;
  }
  pos() {
    return this.position;
  }
  rewindTo(pos) {
    this.position = pos;
  }
  more() {
    return this.position < this.str.length;
  }
  peek() {
    return this.str.codePointAt(this.position);
  }
  skip(n) {
    this.position += n;
  }
  skipString(s) {
    this.position += s.length;
  }
  pop() {
    const r = this.str.codePointAt(this.position);
    this.position += Utils.charCount(r);
    return r;
  }
  lookingAt(s) {
    return this.str.startsWith(s, this.position);
  }
  rest() {
    return this.str.substring(this.position);
  }
  from(beforePos) {
    return this.str.substring(beforePos, this.position);
  }
  toString() {
    return this.rest();
  }
};
var Parser = class Parser2 {
  static ERR_INTERNAL_ERROR = "regexp/syntax: internal error";
  static ERR_INVALID_CHAR_RANGE = "invalid character class range";
  static ERR_INVALID_ESCAPE = "invalid escape sequence";
  static ERR_INVALID_NAMED_CAPTURE = "invalid named capture";
  static ERR_INVALID_PERL_OP = "invalid or unsupported Perl syntax";
  static ERR_INVALID_REPEAT_OP = "invalid nested repetition operator";
  static ERR_INVALID_REPEAT_SIZE = "invalid repeat count";
  static ERR_MISSING_BRACKET = "missing closing ]";
  static ERR_MISSING_PAREN = "missing closing )";
  static ERR_MISSING_REPEAT_ARGUMENT = "missing argument to repetition operator";
  static ERR_TRAILING_BACKSLASH = "trailing backslash at end of expression";
  static ERR_DUPLICATE_NAMED_CAPTURE = "duplicate capture group name";
  static ERR_UNEXPECTED_PAREN = "unexpected )";
  static ERR_NESTING_DEPTH = "expression nests too deeply";
  static ERR_LARGE = "expression too large";
  static ERR_INVALID_CAPTURE_IN_LOOKBEHIND = "invalid capture in lookbehind";
  static MAX_HEIGHT = 1e3;
  static MAX_SIZE = 1398101;
  static MAX_RUNES = 33554432;
  static ANY_TABLE = new UnicodeRangeTable(new Uint32Array([
    0,
    Unicode.MAX_RUNE,
    1
  ]));
  static ASCII_TABLE = new UnicodeRangeTable(new Uint32Array([
    0,
    127,
    1
  ]));
  static ASCII_FOLD_TABLE = new UnicodeRangeTable(new Uint32Array([
    0,
    127,
    1,
    383,
    383,
    1,
    8490,
    8490,
    1
  ]));
  static unicodeTable(name) {
    if (name === "Any") return {
      tab: Parser2.ANY_TABLE,
      fold: Parser2.ANY_TABLE,
      sign: 1
    };
    if (name === "Ascii") return {
      tab: Parser2.ASCII_TABLE,
      fold: Parser2.ASCII_FOLD_TABLE,
      sign: 1
    };
    if (name === "Assigned") return {
      tab: UnicodeTables.CATEGORIES.get("Cn"),
      fold: UnicodeTables.CATEGORIES.get("Cn"),
      sign: -1
    };
    if (name === "Lc") return {
      tab: UnicodeTables.CATEGORIES.get("LC"),
      fold: UnicodeTables.FOLD_CATEGORIES.get("LC"),
      sign: 1
    };
    if (UnicodeTables.CATEGORIES.has(name)) return {
      tab: UnicodeTables.CATEGORIES.get(name),
      fold: UnicodeTables.FOLD_CATEGORIES.get(name),
      sign: 1
    };
    if (UnicodeTables.SCRIPTS.has(name)) return {
      tab: UnicodeTables.SCRIPTS.get(name),
      fold: UnicodeTables.FOLD_SCRIPT.get(name),
      sign: 1
    };
    return null;
  }
  static minFoldRune(r) {
    if (r < Unicode.MIN_FOLD || r > Unicode.MAX_FOLD) return r;
    let min = r;
    const r0 = r;
    for (r = Unicode.simpleFold(r); r !== r0; r = Unicode.simpleFold(r)) if (min > r) min = r;
    return min;
  }
  static leadingRegexp(re2) {
    if (re2.op === Regexp.Op.EMPTY_MATCH) return null;
    if (re2.op === Regexp.Op.CONCAT && re2.subs.length > 0) {
      const sub2 = re2.subs[0];
      if (sub2.op === Regexp.Op.EMPTY_MATCH) return null;
      return sub2;
    }
    return re2;
  }
  static literalRegexp(s, flags) {
    const re2 = new Regexp(Regexp.Op.LITERAL);
    re2.flags = flags;
    re2.runes = Utils.stringToRunes(s);
    return re2;
  }
  /**
  * Parse regular expression pattern {@code pattern} with mode flags {@code flags}.
  * @param {string} pattern
  * @param {number} flags
  */
  static parse(pattern, flags) {
    return new Parser2(pattern, flags).parseInternal();
  }
  static parseRepeat(t) {
    const start = t.pos();
    if (!t.more() || !t.lookingAt("{")) return -1;
    t.skip(1);
    const min = Parser2.parseInt(t);
    if (min === -1) return -1;
    if (!t.more()) return -1;
    let max;
    if (!t.lookingAt(",")) max = min;
    else {
      t.skip(1);
      if (!t.more()) return -1;
      if (t.lookingAt("}")) max = -1;
      else if ((max = Parser2.parseInt(t)) === -1) return -1;
    }
    if (!t.more() || !t.lookingAt("}")) return -1;
    t.skip(1);
    if (min < 0 || min > 1e3 || max === -2 || max > 1e3 || max >= 0 && min > max) throw new RE2JSSyntaxException(Parser2.ERR_INVALID_REPEAT_SIZE, t.from(start));
    return min << 16 | max & Unicode.MAX_BMP;
  }
  static isValidCaptureName(name) {
    if (name.length === 0) return false;
    for (let i = 0; i < name.length; i++) {
      const c = name.codePointAt(i);
      if (c !== Codepoint.CODES["_"] && !Utils.isalnum(c)) return false;
    }
    return true;
  }
  static parseInt(t) {
    const start = t.pos();
    while (t.more() && t.peek() >= Codepoint.CODES["0"] && t.peek() <= Codepoint.CODES["9"]) t.skip(1);
    const n = t.from(start);
    if (n.length === 0 || n.length > 1 && n.codePointAt(0) === Codepoint.CODES["0"]) return -1;
    if (n.length > 8) return -2;
    return parseInt(n, 10);
  }
  static isCharClass(re2) {
    return re2.op === Regexp.Op.LITERAL && re2.runes.length === 1 || re2.op === Regexp.Op.CHAR_CLASS || re2.op === Regexp.Op.ANY_CHAR_NOT_NL || re2.op === Regexp.Op.ANY_CHAR;
  }
  static matchRune(re2, r) {
    switch (re2.op) {
      case Regexp.Op.LITERAL:
        return re2.runes.length === 1 && re2.runes[0] === r;
      case Regexp.Op.CHAR_CLASS:
        for (let i = 0; i < re2.runes.length; i += 2) if (re2.runes[i] <= r && r <= re2.runes[i + 1]) return true;
        return false;
      case Regexp.Op.ANY_CHAR_NOT_NL:
        return r !== Codepoint.CODES["\n"];
      case Regexp.Op.ANY_CHAR:
        return true;
    }
    return false;
  }
  static mergeCharClass(dst, src) {
    switch (dst.op) {
      case Regexp.Op.ANY_CHAR:
        break;
      case Regexp.Op.ANY_CHAR_NOT_NL:
        if (Parser2.matchRune(src, Codepoint.CODES["\n"])) dst.op = Regexp.Op.ANY_CHAR;
        break;
      case Regexp.Op.CHAR_CLASS: {
        const cc = new CharClass(Array.isArray(dst.runes) ? dst.runes : Array.from(dst.runes));
        if (src.op === Regexp.Op.LITERAL) cc.appendLiteral(src.runes[0], src.flags);
        else cc.appendClass(src.runes);
        dst.runes = cc.toGrowableArray();
        break;
      }
      case Regexp.Op.LITERAL:
        if (src.runes[0] === dst.runes[0] && src.flags === dst.flags) break;
        dst.op = Regexp.Op.CHAR_CLASS;
        dst.runes = new CharClass().appendLiteral(dst.runes[0], dst.flags).appendLiteral(src.runes[0], src.flags).toGrowableArray();
    }
  }
  static parseEscape(t) {
    const startPos = t.pos();
    t.skip(1);
    if (!t.more()) throw new RE2JSSyntaxException(Parser2.ERR_TRAILING_BACKSLASH);
    let c = t.pop();
    bigswitch: switch (c) {
      case Codepoint.CODES["1"]:
      case Codepoint.CODES["2"]:
      case Codepoint.CODES["3"]:
      case Codepoint.CODES["4"]:
      case Codepoint.CODES["5"]:
      case Codepoint.CODES["6"]:
      case Codepoint.CODES["7"]:
        if (!t.more() || t.peek() < Codepoint.CODES["0"] || t.peek() > Codepoint.CODES["7"]) break;
      case Codepoint.CODES["0"]: {
        let r = c - Codepoint.CODES["0"];
        for (let i = 1; i < 3; i++) {
          if (!t.more() || t.peek() < Codepoint.CODES["0"] || t.peek() > Codepoint.CODES["7"]) break;
          r = r * 8 + t.peek() - Codepoint.CODES["0"];
          t.skip(1);
        }
        return r;
      }
      case Codepoint.CODES["x"]: {
        if (!t.more()) break;
        c = t.pop();
        if (c === Codepoint.CODES["{"]) {
          let nhex = 0;
          let r = 0;
          while (true) {
            if (!t.more()) break bigswitch;
            c = t.pop();
            if (c === Codepoint.CODES["}"]) break;
            const v = Utils.unhex(c);
            if (v < 0) break bigswitch;
            r = r * 16 + v;
            if (r > Unicode.MAX_RUNE) break bigswitch;
            nhex++;
          }
          if (nhex === 0) break bigswitch;
          return r;
        }
        const x = Utils.unhex(c);
        if (!t.more()) break;
        c = t.pop();
        const y = Utils.unhex(c);
        if (x < 0 || y < 0) break;
        return x * 16 + y;
      }
      case Codepoint.CODES["a"]:
        return Codepoint.CODES["\x07"];
      case Codepoint.CODES["f"]:
        return Codepoint.CODES["\f"];
      case Codepoint.CODES["n"]:
        return Codepoint.CODES["\n"];
      case Codepoint.CODES["r"]:
        return Codepoint.CODES["\r"];
      case Codepoint.CODES["t"]:
        return Codepoint.CODES["	"];
      case Codepoint.CODES["v"]:
        return Codepoint.CODES["\v"];
      default:
        if (c <= Unicode.MAX_ASCII && !Utils.isalnum(c)) return c;
    }
    throw new RE2JSSyntaxException(Parser2.ERR_INVALID_ESCAPE, t.from(startPos));
  }
  static parseClassChar(t, wholeClassPos) {
    if (!t.more()) throw new RE2JSSyntaxException(Parser2.ERR_MISSING_BRACKET, t.from(wholeClassPos));
    if (t.lookingAt("\\")) return Parser2.parseEscape(t);
    return t.pop();
  }
  static hasCapture(re2) {
    if (re2 === null) return false;
    if (re2.op === Regexp.Op.CAPTURE) return true;
    if (re2.subs) {
      for (let sub2 of re2.subs) if (Parser2.hasCapture(sub2)) return true;
    }
    return false;
  }
  constructor(wholeRegexp, flags = 0) {
    this.wholeRegexp = wholeRegexp;
    this.flags = flags;
    this.numCap = 0;
    this.namedGroups = /* @__PURE__ */ Object.create(null);
    this.stack = [];
    this.free = null;
    this.numRegexp = 0;
    this.numRunes = 0;
    this.repeats = 0;
    this.height = null;
    this.size = null;
    this.nlb = 0;
  }
  newRegexp(op) {
    let re2 = this.free;
    if (re2 !== null && re2.subs !== null && re2.subs.length > 0) {
      this.free = re2.subs[0];
      re2.reinit();
      re2.op = op;
    } else {
      re2 = new Regexp(op);
      this.numRegexp += 1;
    }
    return re2;
  }
  reuse(re2) {
    if (this.height !== null && this.height.has(re2)) this.height.delete(re2);
    if (re2.subs !== null && re2.subs.length > 0) re2.subs[0] = this.free;
    this.free = re2;
  }
  checkLimits(re2) {
    if (this.numRunes > Parser2.MAX_RUNES) throw new RE2JSSyntaxException(Parser2.ERR_LARGE);
    this.checkSize(re2);
    this.checkHeight(re2);
  }
  checkSize(re2) {
    if (this.size === null) {
      if (this.repeats === 0) this.repeats = 1;
      if (re2.op === Regexp.Op.REPEAT) {
        let n = re2.max;
        if (n === -1) n = re2.min;
        if (n <= 0) n = 1;
        if (n > Math.floor(Parser2.MAX_SIZE / this.repeats)) this.repeats = Parser2.MAX_SIZE;
        else this.repeats *= n;
      }
      if (this.numRegexp < Math.floor(Parser2.MAX_SIZE / this.repeats)) return;
      this.size = /* @__PURE__ */ new Map();
      for (let reEx of this.stack) this.checkSize(reEx);
    }
    if (this.calcSize(re2, true) > Parser2.MAX_SIZE) throw new RE2JSSyntaxException(Parser2.ERR_LARGE);
  }
  calcSize(re2, force = false) {
    if (!force && this.size !== null) {
      if (this.size.has(re2)) return this.size.get(re2);
    }
    let size = 0;
    switch (re2.op) {
      case Regexp.Op.LITERAL:
        size = re2.runes.length;
        break;
      case Regexp.Op.PLB:
      case Regexp.Op.NLB:
      case Regexp.Op.CAPTURE:
      case Regexp.Op.STAR:
        size = 2 + this.calcSize(re2.subs[0]);
        break;
      case Regexp.Op.PLUS:
      case Regexp.Op.QUEST:
        size = 1 + this.calcSize(re2.subs[0]);
        break;
      case Regexp.Op.CONCAT:
        for (let sub2 of re2.subs) size = size + this.calcSize(sub2);
        break;
      case Regexp.Op.ALTERNATE:
        for (let sub2 of re2.subs) size = size + this.calcSize(sub2);
        if (re2.subs.length > 1) size = size + re2.subs.length - 1;
        break;
      case Regexp.Op.REPEAT: {
        let sub2 = this.calcSize(re2.subs[0]);
        if (re2.max === -1) {
          if (re2.min === 0) size = 2 + sub2;
          else size = 1 + re2.min * sub2;
          break;
        }
        size = re2.max * sub2 + (re2.max - re2.min);
        break;
      }
    }
    size = Math.max(1, size);
    if (this.size === null) this.size = /* @__PURE__ */ new Map();
    this.size.set(re2, size);
    return size;
  }
  checkHeight(re2) {
    if (this.numRegexp < Parser2.MAX_HEIGHT) return;
    if (this.height === null) {
      this.height = /* @__PURE__ */ new Map();
      for (let reEx of this.stack) this.checkHeight(reEx);
    }
    if (this.calcHeight(re2, true) > Parser2.MAX_HEIGHT) throw new RE2JSSyntaxException(Parser2.ERR_NESTING_DEPTH);
  }
  calcHeight(re2, force = false) {
    if (!force && this.height !== null) {
      if (this.height.has(re2)) return this.height.get(re2);
    }
    let h = 1;
    for (let sub2 of re2.subs) {
      const hsub = this.calcHeight(sub2);
      if (h < 1 + hsub) h = 1 + hsub;
    }
    if (this.height === null) this.height = /* @__PURE__ */ new Map();
    this.height.set(re2, h);
    return h;
  }
  pop() {
    return this.stack.pop();
  }
  popToPseudo() {
    const n = this.stack.length;
    let i = n;
    while (i > 0 && !Regexp.isPseudoOp(this.stack[i - 1].op)) i--;
    return this.stack.splice(i, n - i);
  }
  push(re2) {
    this.numRunes += re2.runes.length;
    if (re2.op === Regexp.Op.CHAR_CLASS && re2.runes.length === 2 && re2.runes[0] === re2.runes[1]) {
      if (this.maybeConcat(re2.runes[0], this.flags & ~RE2Flags.FOLD_CASE)) return null;
      re2.op = Regexp.Op.LITERAL;
      re2.runes = [re2.runes[0]];
      re2.flags = this.flags & ~RE2Flags.FOLD_CASE;
    } else if (re2.op === Regexp.Op.CHAR_CLASS && re2.runes.length === 4 && re2.runes[0] === re2.runes[1] && re2.runes[2] === re2.runes[3] && Unicode.simpleFold(re2.runes[0]) === re2.runes[2] && Unicode.simpleFold(re2.runes[2]) === re2.runes[0] || re2.op === Regexp.Op.CHAR_CLASS && re2.runes.length === 2 && re2.runes[0] + 1 === re2.runes[1] && Unicode.simpleFold(re2.runes[0]) === re2.runes[1] && Unicode.simpleFold(re2.runes[1]) === re2.runes[0]) {
      if (this.maybeConcat(re2.runes[0], this.flags | RE2Flags.FOLD_CASE)) return null;
      re2.op = Regexp.Op.LITERAL;
      re2.runes = [re2.runes[0]];
      re2.flags = this.flags | RE2Flags.FOLD_CASE;
    } else this.maybeConcat(-1, 0);
    this.stack.push(re2);
    this.checkLimits(re2);
    return re2;
  }
  maybeConcat(r, flags) {
    const n = this.stack.length;
    if (n < 2) return false;
    const re1 = this.stack[n - 1];
    const re2 = this.stack[n - 2];
    if (re1.op !== Regexp.Op.LITERAL || re2.op !== Regexp.Op.LITERAL || (re1.flags & RE2Flags.FOLD_CASE) !== (re2.flags & RE2Flags.FOLD_CASE)) return false;
    if (!Array.isArray(re2.runes)) re2.runes = Array.from(re2.runes);
    for (let i = 0; i < re1.runes.length; i++) re2.runes.push(re1.runes[i]);
    if (r >= 0) {
      re1.runes = [r];
      re1.flags = flags;
      return true;
    }
    this.pop();
    this.reuse(re1);
    return false;
  }
  newLiteral(r, flags) {
    const re2 = this.newRegexp(Regexp.Op.LITERAL);
    re2.flags = flags;
    if ((flags & RE2Flags.FOLD_CASE) !== 0) r = Parser2.minFoldRune(r);
    re2.runes = [r];
    return re2;
  }
  literal(r) {
    this.push(this.newLiteral(r, this.flags));
  }
  op(op) {
    const re2 = this.newRegexp(op);
    re2.flags = this.flags;
    return this.push(re2);
  }
  repeat(op, min, max, beforePos, t, lastRepeatPos) {
    let flags = this.flags;
    if ((flags & RE2Flags.PERL_X) !== 0) {
      if (t.more() && t.lookingAt("?")) {
        t.skip(1);
        flags ^= RE2Flags.NON_GREEDY;
      }
      if (lastRepeatPos !== -1) throw new RE2JSSyntaxException(Parser2.ERR_INVALID_REPEAT_OP, t.from(lastRepeatPos));
    }
    const n = this.stack.length;
    if (n === 0) throw new RE2JSSyntaxException(Parser2.ERR_MISSING_REPEAT_ARGUMENT, t.from(beforePos));
    const sub2 = this.stack[n - 1];
    if (Regexp.isPseudoOp(sub2.op)) throw new RE2JSSyntaxException(Parser2.ERR_MISSING_REPEAT_ARGUMENT, t.from(beforePos));
    const re2 = this.newRegexp(op);
    re2.min = min;
    re2.max = max;
    re2.flags = flags;
    re2.subs = [sub2];
    this.stack[n - 1] = re2;
    this.checkLimits(re2);
    if (op === Regexp.Op.REPEAT && (min >= 2 || max >= 2) && !this.repeatIsValid(re2, 1e3)) throw new RE2JSSyntaxException(Parser2.ERR_INVALID_REPEAT_SIZE, t.from(beforePos));
  }
  repeatIsValid(re2, n) {
    if (re2.op === Regexp.Op.REPEAT) {
      let m = re2.max;
      if (m === 0) return true;
      if (m < 0) m = re2.min;
      if (m > n) return false;
      if (m > 0) n = Math.trunc(n / m);
    }
    for (let sub2 of re2.subs) if (!this.repeatIsValid(sub2, n)) return false;
    return true;
  }
  concat() {
    this.maybeConcat(-1, 0);
    const subs = this.popToPseudo();
    if (subs.length === 0) return this.push(this.newRegexp(Regexp.Op.EMPTY_MATCH));
    return this.push(this.collapse(subs, Regexp.Op.CONCAT));
  }
  alternate() {
    const subs = this.popToPseudo();
    if (subs.length > 0) this.cleanAlt(subs[subs.length - 1]);
    if (subs.length === 0) return this.push(this.newRegexp(Regexp.Op.NO_MATCH));
    return this.push(this.collapse(subs, Regexp.Op.ALTERNATE));
  }
  cleanAlt(re2) {
    if (re2.op === Regexp.Op.CHAR_CLASS) {
      re2.runes = new CharClass(Array.from(re2.runes)).cleanClass().toArray();
      if (re2.runes.length === 2 && re2.runes[0] === 0 && re2.runes[1] === Unicode.MAX_RUNE) {
        re2.runes = /* @__PURE__ */ new Int32Array(0);
        re2.op = Regexp.Op.ANY_CHAR;
      } else if (re2.runes.length === 4 && re2.runes[0] === 0 && re2.runes[1] === Codepoint.CODES["\n"] - 1 && re2.runes[2] === Codepoint.CODES["\n"] + 1 && re2.runes[3] === Unicode.MAX_RUNE) {
        re2.runes = /* @__PURE__ */ new Int32Array(0);
        re2.op = Regexp.Op.ANY_CHAR_NOT_NL;
      }
    }
  }
  collapse(subs, op) {
    if (subs.length === 1) return subs[0];
    let len = 0;
    for (let sub2 of subs) len += sub2.op === op ? sub2.subs.length : 1;
    let newsubs = new Array(len).fill(null);
    let i = 0;
    for (let sub2 of subs) if (sub2.op === op) {
      for (let j = 0; j < sub2.subs.length; j++) newsubs[i++] = sub2.subs[j];
      this.reuse(sub2);
    } else newsubs[i++] = sub2;
    let re2 = this.newRegexp(op);
    re2.subs = newsubs;
    if (op === Regexp.Op.ALTERNATE) {
      re2.subs = this.factor(re2.subs);
      if (re2.subs.length === 1) {
        const old = re2;
        re2 = re2.subs[0];
        this.reuse(old);
      }
    }
    return re2;
  }
  factor(array) {
    if (array.length < 2) return array;
    let s = 0;
    let lensub = array.length;
    let lenout = 0;
    let str = null;
    let strlen = 0;
    let strflags = 0;
    let start = 0;
    for (let i = 0; i <= lensub; i++) {
      let istr = null;
      let istrlen = 0;
      let iflags = 0;
      if (i < lensub) {
        let re2 = array[s + i];
        if (re2.op === Regexp.Op.CONCAT && re2.subs.length > 0) re2 = re2.subs[0];
        if (re2.op === Regexp.Op.LITERAL) {
          istr = re2.runes;
          istrlen = re2.runes.length;
          iflags = re2.flags & RE2Flags.FOLD_CASE;
        }
        if (iflags === strflags) {
          let same = 0;
          while (same < strlen && same < istrlen && str[same] === istr[same]) same++;
          if (same > 0) {
            strlen = same;
            continue;
          }
        }
      }
      if (i === start) {
      } else if (i === start + 1) array[lenout++] = array[s + start];
      else {
        const prefix2 = this.newRegexp(Regexp.Op.LITERAL);
        prefix2.flags = strflags;
        prefix2.runes = str.slice(0, strlen);
        for (let j = start; j < i; j++) {
          array[s + j] = this.removeLeadingString(array[s + j], strlen);
          this.checkLimits(array[s + j]);
        }
        const suffix = this.collapse(array.slice(s + start, s + i), Regexp.Op.ALTERNATE);
        const re2 = this.newRegexp(Regexp.Op.CONCAT);
        re2.subs = [prefix2, suffix];
        array[lenout++] = re2;
      }
      start = i;
      str = istr;
      strlen = istrlen;
      strflags = iflags;
    }
    lensub = lenout;
    s = 0;
    start = 0;
    lenout = 0;
    let first = null;
    for (let i = 0; i <= lensub; i++) {
      let ifirst = null;
      if (i < lensub) {
        ifirst = Parser2.leadingRegexp(array[s + i]);
        if (first !== null && first.equals(ifirst) && (Parser2.isCharClass(first) || first.op === Regexp.Op.REPEAT && first.min === first.max && Parser2.isCharClass(first.subs[0]))) continue;
      }
      if (i === start) {
      } else if (i === start + 1) array[lenout++] = array[s + start];
      else {
        const prefix2 = first;
        for (let j = start; j < i; j++) {
          const reuse = j !== start;
          array[s + j] = this.removeLeadingRegexp(array[s + j], reuse);
          this.checkLimits(array[s + j]);
        }
        const suffix = this.collapse(array.slice(s + start, s + i), Regexp.Op.ALTERNATE);
        const re2 = this.newRegexp(Regexp.Op.CONCAT);
        re2.subs = [prefix2, suffix];
        array[lenout++] = re2;
      }
      start = i;
      first = ifirst;
    }
    lensub = lenout;
    s = 0;
    start = 0;
    lenout = 0;
    for (let i = 0; i <= lensub; i++) {
      if (i < lensub && Parser2.isCharClass(array[s + i])) continue;
      if (i === start) {
      } else if (i === start + 1) array[lenout++] = array[s + start];
      else {
        let max = start;
        for (let j = start + 1; j < i; j++) {
          const subMax = array[s + max];
          const subJ = array[s + j];
          if (subMax.op < subJ.op || subMax.op === subJ.op && (subMax.runes !== null ? subMax.runes.length : 0) < (subJ.runes !== null ? subJ.runes.length : 0)) max = j;
        }
        const tmp = array[s + start];
        array[s + start] = array[s + max];
        array[s + max] = tmp;
        for (let j = start + 1; j < i; j++) {
          Parser2.mergeCharClass(array[s + start], array[s + j]);
          this.reuse(array[s + j]);
        }
        this.cleanAlt(array[s + start]);
        array[lenout++] = array[s + start];
      }
      if (i < lensub) array[lenout++] = array[s + i];
      start = i + 1;
    }
    lensub = lenout;
    s = 0;
    start = 0;
    lenout = 0;
    for (let i = 0; i < lensub; ++i) {
      if (i + 1 < lensub && array[s + i].op === Regexp.Op.EMPTY_MATCH && array[s + i + 1].op === Regexp.Op.EMPTY_MATCH) continue;
      array[lenout++] = array[s + i];
    }
    lensub = lenout;
    s = 0;
    return array.slice(s, lensub);
  }
  removeLeadingString(re2, n) {
    if (re2.op === Regexp.Op.CONCAT && re2.subs.length > 0) {
      const sub2 = this.removeLeadingString(re2.subs[0], n);
      re2.subs[0] = sub2;
      if (sub2.op === Regexp.Op.EMPTY_MATCH) {
        this.reuse(sub2);
        switch (re2.subs.length) {
          case 0:
          case 1:
            re2.op = Regexp.Op.EMPTY_MATCH;
            re2.subs = Regexp.emptySubs();
            break;
          case 2: {
            const old = re2;
            re2 = re2.subs[1];
            this.reuse(old);
            break;
          }
          default:
            re2.subs = re2.subs.slice(1, re2.subs.length);
        }
      }
      return re2;
    }
    if (re2.op === Regexp.Op.LITERAL) {
      re2.runes = re2.runes.slice(n, re2.runes.length);
      if (re2.runes.length === 0) re2.op = Regexp.Op.EMPTY_MATCH;
    }
    return re2;
  }
  removeLeadingRegexp(re2, reuse) {
    if (re2.op === Regexp.Op.CONCAT && re2.subs.length > 0) {
      if (reuse) this.reuse(re2.subs[0]);
      re2.subs = re2.subs.slice(1, re2.subs.length);
      switch (re2.subs.length) {
        case 0:
          re2.op = Regexp.Op.EMPTY_MATCH;
          re2.subs = Regexp.emptySubs();
          break;
        case 1: {
          const old = re2;
          re2 = re2.subs[0];
          this.reuse(old);
          break;
        }
      }
      return re2;
    }
    if (reuse) this.reuse(re2);
    return this.newRegexp(Regexp.Op.EMPTY_MATCH);
  }
  parseInternal() {
    if ((this.flags & RE2Flags.LITERAL) !== 0) return Parser2.literalRegexp(this.wholeRegexp, this.flags);
    let lastRepeatPos = -1;
    let min = -1;
    let max = -1;
    const t = new StringIterator(this.wholeRegexp);
    while (t.more()) {
      let repeatPos = -1;
      bigswitch: switch (t.peek()) {
        case Codepoint.CODES["("]:
          if ((this.flags & RE2Flags.LOOKBEHIND) !== 0) {
            if (t.lookingAt("(?<=")) {
              this.parsePosLookBehind();
              t.skip(4);
              break;
            }
            if (t.lookingAt("(?<!")) {
              this.parseNegLookBehind();
              t.skip(4);
              break;
            }
          }
          if ((this.flags & RE2Flags.PERL_X) !== 0 && t.lookingAt("(?")) {
            this.parsePerlFlags(t);
            break;
          }
          this.op(Regexp.Op.LEFT_PAREN).cap = ++this.numCap;
          t.skip(1);
          break;
        case Codepoint.CODES["|"]:
          this.parseVerticalBar();
          t.skip(1);
          break;
        case Codepoint.CODES[")"]:
          this.parseRightParen();
          t.skip(1);
          break;
        case Codepoint.CODES["^"]:
          if ((this.flags & RE2Flags.ONE_LINE) !== 0) this.op(Regexp.Op.BEGIN_TEXT);
          else this.op(Regexp.Op.BEGIN_LINE);
          t.skip(1);
          break;
        case Codepoint.CODES["$"]:
          if ((this.flags & RE2Flags.ONE_LINE) !== 0) this.op(Regexp.Op.END_TEXT).flags |= RE2Flags.WAS_DOLLAR;
          else this.op(Regexp.Op.END_LINE);
          t.skip(1);
          break;
        case Codepoint.CODES["."]:
          if ((this.flags & RE2Flags.DOT_NL) !== 0) this.op(Regexp.Op.ANY_CHAR);
          else this.op(Regexp.Op.ANY_CHAR_NOT_NL);
          t.skip(1);
          break;
        case Codepoint.CODES["["]:
          this.parseClass(t);
          break;
        case Codepoint.CODES["*"]:
        case Codepoint.CODES["+"]:
        case Codepoint.CODES["?"]: {
          repeatPos = t.pos();
          let op = null;
          switch (t.pop()) {
            case Codepoint.CODES["*"]:
              op = Regexp.Op.STAR;
              break;
            case Codepoint.CODES["+"]:
              op = Regexp.Op.PLUS;
              break;
            case Codepoint.CODES["?"]:
              op = Regexp.Op.QUEST;
          }
          this.repeat(op, min, max, repeatPos, t, lastRepeatPos);
          break;
        }
        case Codepoint.CODES["{"]: {
          const before = t.pos();
          const minMax = Parser2.parseRepeat(t);
          if (minMax < 0) {
            t.rewindTo(before);
            this.literal(t.pop());
            break;
          }
          repeatPos = before;
          min = minMax >> 16;
          max = (minMax & Unicode.MAX_BMP) << 16 >> 16;
          this.repeat(Regexp.Op.REPEAT, min, max, repeatPos, t, lastRepeatPos);
          break;
        }
        case Codepoint.CODES["\\"]: {
          const savedPos = t.pos();
          t.skip(1);
          if ((this.flags & RE2Flags.PERL_X) !== 0 && t.more()) switch (t.pop()) {
            case Codepoint.CODES["A"]:
              this.op(Regexp.Op.BEGIN_TEXT);
              break bigswitch;
            case Codepoint.CODES["b"]:
              this.op(Regexp.Op.WORD_BOUNDARY);
              break bigswitch;
            case Codepoint.CODES["B"]:
              this.op(Regexp.Op.NO_WORD_BOUNDARY);
              break bigswitch;
            case Codepoint.CODES["C"]:
              throw new RE2JSSyntaxException(Parser2.ERR_INVALID_ESCAPE, "\\C");
            case Codepoint.CODES["Q"]: {
              let lit2 = t.rest();
              const i = lit2.indexOf("\\E");
              if (i >= 0) {
                lit2 = lit2.substring(0, i);
                t.skipString(lit2);
                t.skipString("\\E");
              } else t.skipString(lit2);
              let j = 0;
              while (j < lit2.length) {
                const codepoint = lit2.codePointAt(j);
                this.literal(codepoint);
                j += Utils.charCount(codepoint);
              }
              break bigswitch;
            }
            case Codepoint.CODES["z"]:
              this.op(Regexp.Op.END_TEXT);
              break bigswitch;
            default:
              t.rewindTo(savedPos);
          }
          else t.rewindTo(savedPos);
          const re2 = this.newRegexp(Regexp.Op.CHAR_CLASS);
          re2.flags = this.flags;
          if (t.lookingAt("\\p") || t.lookingAt("\\P")) {
            const cc2 = new CharClass();
            if (this.parseUnicodeClass(t, cc2)) {
              re2.runes = cc2.toArray();
              this.push(re2);
              break bigswitch;
            }
          }
          const cc = new CharClass();
          if (this.parsePerlClassEscape(t, cc)) {
            re2.runes = cc.toArray();
            this.push(re2);
            break bigswitch;
          }
          t.rewindTo(savedPos);
          this.reuse(re2);
          this.literal(Parser2.parseEscape(t));
          break;
        }
        default:
          this.literal(t.pop());
      }
      lastRepeatPos = repeatPos;
    }
    this.concat();
    if (this.swapVerticalBar()) this.pop();
    this.alternate();
    if (this.stack.length !== 1) throw new RE2JSSyntaxException(Parser2.ERR_MISSING_PAREN, this.wholeRegexp);
    this.stack[0].namedGroups = this.namedGroups;
    return this.stack[0];
  }
  parsePerlFlags(t) {
    const startPos = t.pos();
    const s = t.rest();
    if (s.startsWith("(?P<") || s.startsWith("(?<")) {
      const begin = s.charAt(2) === "P" ? 4 : 3;
      const end = s.indexOf(">");
      if (end < 0) throw new RE2JSSyntaxException(Parser2.ERR_INVALID_NAMED_CAPTURE, s);
      const name = s.substring(begin, end);
      t.skipString(name);
      t.skip(begin + 1);
      if (!Parser2.isValidCaptureName(name)) throw new RE2JSSyntaxException(Parser2.ERR_INVALID_NAMED_CAPTURE, s.substring(0, end + 1));
      const re2 = this.op(Regexp.Op.LEFT_PAREN);
      re2.cap = ++this.numCap;
      if (this.namedGroups[name]) throw new RE2JSSyntaxException(Parser2.ERR_DUPLICATE_NAMED_CAPTURE, name);
      this.namedGroups[name] = this.numCap;
      re2.name = name;
      return;
    }
    t.skip(2);
    let flags = this.flags;
    let sign2 = 1;
    let sawFlag = false;
    loop: while (t.more()) {
      const c = t.pop();
      switch (c) {
        case Codepoint.CODES["i"]:
          flags |= RE2Flags.FOLD_CASE;
          sawFlag = true;
          break;
        case Codepoint.CODES["m"]:
          flags &= ~RE2Flags.ONE_LINE;
          sawFlag = true;
          break;
        case Codepoint.CODES["s"]:
          flags |= RE2Flags.DOT_NL;
          sawFlag = true;
          break;
        case Codepoint.CODES["U"]:
          flags |= RE2Flags.NON_GREEDY;
          sawFlag = true;
          break;
        case Codepoint.CODES["-"]:
          if (sign2 < 0) break loop;
          sign2 = -1;
          flags = ~flags;
          sawFlag = false;
          break;
        case Codepoint.CODES[":"]:
        case Codepoint.CODES[")"]:
          if (sign2 < 0) {
            if (!sawFlag) break loop;
            flags = ~flags;
          }
          if (c === Codepoint.CODES[":"]) this.op(Regexp.Op.LEFT_PAREN);
          this.flags = flags;
          return;
        default:
          break loop;
      }
    }
    throw new RE2JSSyntaxException(Parser2.ERR_INVALID_PERL_OP, t.from(startPos));
  }
  parsePosLookBehind() {
    const re2 = this.newRegexp(Regexp.Op.LEFT_PAREN);
    re2.flags = this.flags;
    re2.lb = ++this.nlb;
    return this.push(re2);
  }
  parseNegLookBehind() {
    const re2 = this.newRegexp(Regexp.Op.LEFT_PAREN);
    re2.flags = this.flags;
    re2.lb = -++this.nlb;
    return this.push(re2);
  }
  parseVerticalBar() {
    this.concat();
    if (!this.swapVerticalBar()) this.op(Regexp.Op.VERTICAL_BAR);
  }
  swapVerticalBar() {
    const n = this.stack.length;
    if (n >= 3 && this.stack[n - 2].op === Regexp.Op.VERTICAL_BAR && Parser2.isCharClass(this.stack[n - 1]) && Parser2.isCharClass(this.stack[n - 3])) {
      let re1 = this.stack[n - 1];
      let re3 = this.stack[n - 3];
      if (re1.op > re3.op) {
        const tmp = re3;
        re3 = re1;
        re1 = tmp;
        this.stack[n - 3] = re3;
      }
      Parser2.mergeCharClass(re3, re1);
      this.reuse(re1);
      this.pop();
      return true;
    }
    if (n >= 2) {
      const re1 = this.stack[n - 1];
      const re2 = this.stack[n - 2];
      if (re2.op === Regexp.Op.VERTICAL_BAR) {
        if (n >= 3) this.cleanAlt(this.stack[n - 3]);
        this.stack[n - 2] = re1;
        this.stack[n - 1] = re2;
        return true;
      }
    }
    return false;
  }
  parseRightParen() {
    this.concat();
    if (this.swapVerticalBar()) this.pop();
    this.alternate();
    if (this.stack.length < 2) throw new RE2JSSyntaxException(Parser2.ERR_UNEXPECTED_PAREN, this.wholeRegexp);
    const re1 = this.pop();
    const re2 = this.pop();
    if (re2.op !== Regexp.Op.LEFT_PAREN) throw new RE2JSSyntaxException(Parser2.ERR_UNEXPECTED_PAREN, this.wholeRegexp);
    this.flags = re2.flags;
    if (re2.lb !== 0) {
      if (Parser2.hasCapture(re1)) throw new RE2JSSyntaxException(Parser2.ERR_INVALID_CAPTURE_IN_LOOKBEHIND, this.wholeRegexp);
      if (re2.lb > 0) re2.op = Regexp.Op.PLB;
      else re2.op = Regexp.Op.NLB;
      re2.subs = [re1];
      this.push(re2);
      return;
    }
    if (re2.cap === 0) this.push(re1);
    else {
      re2.op = Regexp.Op.CAPTURE;
      re2.subs = [re1];
      this.push(re2);
    }
  }
  parsePerlClassEscape(t, cc) {
    const beforePos = t.pos();
    if ((this.flags & RE2Flags.PERL_X) === 0 || !t.more() || t.pop() !== Codepoint.CODES["\\"] || !t.more()) return false;
    t.pop();
    const p = t.from(beforePos);
    const g = PERL_GROUPS.has(p) ? PERL_GROUPS.get(p) : null;
    if (g === null) return false;
    cc.appendGroup(g, (this.flags & RE2Flags.FOLD_CASE) !== 0);
    return true;
  }
  parseNamedClass(t, cc) {
    const cls = t.rest();
    const i = cls.indexOf(":]");
    if (i < 0) return false;
    const name = cls.substring(0, i + 2);
    t.skipString(name);
    const g = POSIX_GROUPS.has(name) ? POSIX_GROUPS.get(name) : null;
    if (g === null) throw new RE2JSSyntaxException(Parser2.ERR_INVALID_CHAR_RANGE, name);
    cc.appendGroup(g, (this.flags & RE2Flags.FOLD_CASE) !== 0);
    return true;
  }
  parseUnicodeClass(t, cc) {
    const startPos = t.pos();
    if ((this.flags & RE2Flags.UNICODE_GROUPS) === 0 || !t.lookingAt("\\p") && !t.lookingAt("\\P")) return false;
    t.skip(1);
    let sign2 = 1;
    let c = t.pop();
    if (c === Codepoint.CODES["P"]) sign2 = -1;
    if (!t.more()) {
      t.rewindTo(startPos);
      throw new RE2JSSyntaxException(Parser2.ERR_INVALID_CHAR_RANGE, t.rest());
    }
    c = t.pop();
    let name;
    if (c !== Codepoint.CODES["{"]) name = Utils.runeToString(c);
    else {
      const rest2 = t.rest();
      const end = rest2.indexOf("}");
      if (end < 0) {
        t.rewindTo(startPos);
        throw new RE2JSSyntaxException(Parser2.ERR_INVALID_CHAR_RANGE, t.rest());
      }
      name = rest2.substring(0, end);
      t.skipString(name);
      t.skip(1);
    }
    if (!(name.length === 0) && name.codePointAt(0) === Codepoint.CODES["^"]) {
      sign2 = 0 - sign2;
      name = name.substring(1);
    }
    const pair2 = Parser2.unicodeTable(name);
    if (pair2 === null) throw new RE2JSSyntaxException(Parser2.ERR_INVALID_CHAR_RANGE, t.from(startPos));
    if (pair2.sign < 0) sign2 = 0 - sign2;
    const tab = pair2.tab;
    const fold = pair2.fold;
    if ((this.flags & RE2Flags.FOLD_CASE) === 0 || fold === null) cc.appendTableWithSign(tab, sign2);
    else {
      const tmp = new CharClass().appendTable(tab).appendTable(fold).cleanClass().toArray();
      cc.appendClassWithSign(Array.from(tmp), sign2);
    }
    return true;
  }
  parseClass(t) {
    const startPos = t.pos();
    t.skip(1);
    const re2 = this.newRegexp(Regexp.Op.CHAR_CLASS);
    re2.flags = this.flags;
    const cc = new CharClass();
    let sign2 = 1;
    if (t.more() && t.lookingAt("^")) {
      sign2 = -1;
      t.skip(1);
      if ((this.flags & RE2Flags.CLASS_NL) === 0) cc.appendRange(Codepoint.CODES["\n"], Codepoint.CODES["\n"]);
    }
    let first = true;
    while (!t.more() || t.peek() !== Codepoint.CODES["]"] || first) {
      if (t.more() && t.lookingAt("-") && (this.flags & RE2Flags.PERL_X) === 0 && !first) {
        const s = t.rest();
        if (s === "-" || !s.startsWith("-]")) {
          t.rewindTo(startPos);
          throw new RE2JSSyntaxException(Parser2.ERR_INVALID_CHAR_RANGE, t.rest());
        }
      }
      first = false;
      const beforePos = t.pos();
      if (t.lookingAt("[:")) {
        if (this.parseNamedClass(t, cc)) continue;
        t.rewindTo(beforePos);
      }
      if (this.parseUnicodeClass(t, cc)) continue;
      if (this.parsePerlClassEscape(t, cc)) continue;
      t.rewindTo(beforePos);
      const lo = Parser2.parseClassChar(t, startPos);
      let hi = lo;
      if (t.more() && t.lookingAt("-")) {
        t.skip(1);
        if (t.more() && t.lookingAt("]")) t.skip(-1);
        else {
          hi = Parser2.parseClassChar(t, startPos);
          if (hi < lo) throw new RE2JSSyntaxException(Parser2.ERR_INVALID_CHAR_RANGE, t.from(beforePos));
        }
      }
      if ((this.flags & RE2Flags.FOLD_CASE) === 0) cc.appendRange(lo, hi);
      else cc.appendFoldedRange(lo, hi);
    }
    t.skip(1);
    cc.cleanClass();
    if (sign2 < 0) cc.negateClass();
    re2.runes = cc.toArray();
    this.push(re2);
  }
};
var RE2 = class RE22 {
  static initTest(expr) {
    const re2 = RE22.compile(expr);
    const res = new RE22(re2.expr, re2.prog, re2.numSubexp, re2.longest);
    res.cond = re2.cond;
    res.prefix = re2.prefix;
    res.prefixUTF8 = re2.prefixUTF8;
    res.prefixComplete = re2.prefixComplete;
    res.prefixRune = re2.prefixRune;
    res.prefilter = re2.prefilter;
    res.namedGroups = re2.namedGroups;
    return res;
  }
  /**
  * Parses a regular expression and returns, if successful, an {@code RE2} instance that can be
  * used to match against text.
  *
  * When matching against text, the regexp returns a match that begins as early as possible in the
  * input (leftmost), and among those it chooses the one that a backtracking search would have
  * found first. This so-called leftmost-first matching is the same semantics that Perl, Python,
  * and other implementations use, although this package implements it without the expense of
  * backtracking. For POSIX leftmost-longest matching, see {@link #compilePOSIX}.
  */
  static compile(expr) {
    return RE22.compileImpl(expr, RE2Flags.PERL, false);
  }
  /**
  * {@code compilePOSIX} is like {@link #compile} but restricts the regular expression to POSIX ERE
  * (egrep) syntax and changes the match semantics to leftmost-longest.
  *
  * That is, when matching against text, the regexp returns a match that begins as early as
  * possible in the input (leftmost), and among those it chooses a match that is as long as
  * possible. This so-called leftmost-longest matching is the same semantics that early regular
  * expression implementations used and that POSIX specifies.
  *
  * However, there can be multiple leftmost-longest matches, with different submatch choices, and
  * here this package diverges from POSIX. Among the possible leftmost-longest matches, this
  * package chooses the one that a backtracking search would have found first, while POSIX
  * specifies that the match be chosen to maximize the length of the first subexpression, then the
  * second, and so on from left to right. The POSIX rule is computationally prohibitive and not
  * even well-defined. See http://swtch.com/~rsc/regexp/regexp2.html#posix
  */
  static compilePOSIX(expr) {
    return RE22.compileImpl(expr, RE2Flags.POSIX, true);
  }
  static compileImpl(expr, mode, longest5) {
    let re2 = Parser.parse(expr, mode);
    const maxCap = re2.maxCap();
    const namedGroups = re2.namedGroups;
    re2 = Simplify.simplify(re2);
    const prefilter = PrefilterTree.build(re2);
    const prog = Compiler.compileRegexp(re2);
    const re22 = new RE22(expr, prog, maxCap, longest5);
    re22.prefilter = prefilter.type === Prefilter.Type.NONE ? null : prefilter;
    const [prefixCompl, prefixStr] = prog.prefix();
    re22.prefixComplete = prefixCompl;
    re22.prefix = prefixStr;
    re22.prefixUTF8 = Utils.stringToUtf8ByteArray(re22.prefix);
    if (re22.prefix.length > 0) re22.prefixRune = re22.prefix.codePointAt(0);
    re22.namedGroups = namedGroups;
    return re22;
  }
  /**
  * Returns true iff textual regular expression {@code pattern} matches string {@code s}.
  *
  * More complicated queries need to use {@link #compile} and the full {@code RE2} interface.
  */
  static match(pattern, s) {
    return RE22.compile(pattern).match(s);
  }
  constructor(expr, prog, numSubexp = 0, longest5 = 0) {
    this.expr = expr;
    this.prog = prog;
    this.numSubexp = numSubexp;
    this.longest = longest5;
    this.cond = prog.startCond();
    this.prefix = null;
    this.prefixUTF8 = null;
    this.prefixComplete = false;
    this.prefixRune = 0;
    this.namedGroups = /* @__PURE__ */ Object.create(null);
    this.machinePool = [];
    this.lazyDFA = null;
    this.onepass = OnePass.compile(this.prog);
    this.prefilter = null;
  }
  get dfa() {
    if (this.lazyDFA === null) this.lazyDFA = new DFA(this.prog);
    return this.lazyDFA;
  }
  matchPrefixComplete(input4, pos, anchor, ncap) {
    if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return null;
    let matchStart = -1;
    let matchEnd = -1;
    const pLen = input4.prefixLength(this);
    if (anchor === RE2Flags.UNANCHORED) {
      const idx = input4.index(this, pos);
      if (idx < 0) return null;
      matchStart = pos + idx;
      matchEnd = matchStart + pLen;
    } else if (anchor === RE2Flags.ANCHOR_BOTH) {
      if (input4.endPos() !== pLen) return null;
      if (input4.index(this, 0) !== 0) return null;
      matchStart = 0;
      matchEnd = pLen;
    } else if (anchor === RE2Flags.ANCHOR_START) {
      if (input4.index(this, 0) !== 0) return null;
      matchStart = 0;
      matchEnd = pLen;
    }
    if (matchStart < 0) return null;
    if (ncap > 0) {
      const matchcap = new Int32Array(ncap).fill(-1);
      matchcap[0] = matchStart;
      matchcap[1] = matchEnd;
      return Array.from(matchcap);
    }
    return [];
  }
  createLookbehindState() {
    return this.prog.numLb > 0 ? new LookbehindState(this.prog) : null;
  }
  executeEngine(input4, pos, anchor, ncap, lbState = null) {
    if (this.prefixComplete && (ncap === 0 || this.numSubexp === 0)) return this.matchPrefixComplete(input4, pos, anchor, ncap);
    if (this.prefilter !== null && anchor === RE2Flags.UNANCHORED) {
      if (!this.prefilter.eval(input4, pos)) return null;
    }
    if (this.onepass !== null) return OnePass.execute(this, input4, pos, anchor, ncap);
    if (ncap > 0) {
      if (this.prog.numLb === 0 && input4.endPos() <= Backtracker.maxBitStateLen(this.prog)) return Backtracker.execute(this, input4, pos, anchor, ncap);
      return this.doExecuteNFA(input4, pos, anchor, ncap, lbState);
    }
    if (this.prog.numLb === 0) {
      const dfaResult = this.dfa.match(input4, pos, anchor);
      if (dfaResult !== null) return dfaResult ? [] : null;
      if (input4.endPos() <= Backtracker.maxBitStateLen(this.prog)) return Backtracker.execute(this, input4, pos, anchor, ncap);
    }
    return this.doExecuteNFA(input4, pos, anchor, ncap, lbState);
  }
  /**
  * Returns the number of parenthesized subexpressions in this regular expression.
  */
  numberOfCapturingGroups() {
    return this.numSubexp;
  }
  /**
  * Returns the number of instructions in this compiled regular expression program.
  */
  numberOfInstructions() {
    return this.prog.numInst();
  }
  get() {
    return this.machinePool.length > 0 ? this.machinePool.pop() : null;
  }
  reset() {
    this.machinePool.length = 0;
  }
  put(m) {
    this.machinePool.push(m);
  }
  toString() {
    return this.expr;
  }
  doExecuteNFA(input4, pos, anchor, ncap, lbState = null) {
    let m = this.get();
    if (!m) m = Machine.fromRE2(this);
    m.init(ncap);
    const cap = m.match(input4, pos, anchor, lbState) ? m.submatches() : null;
    this.put(m);
    return cap;
  }
  match(s) {
    return this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, 0) !== null;
  }
  /**
  * Matches the regular expression against input starting at position start and ending at position
  * end, with the given anchoring. Records the submatch boundaries in group, which is [start, end)
  * pairs of byte offsets. The number of boundaries needed is inferred from the size of the group
  * array. It is most efficient not to ask for submatch boundaries.
  *
  * @param input the input byte array
  * @param start the beginning position in the input
  * @param end the end position in the input
  * @param anchor the anchoring flag (UNANCHORED, ANCHOR_START, ANCHOR_BOTH)
  * @param group the array to fill with submatch positions
  * @param ngroup the number of array pairs to fill in
  * @param lbState optional state carried between successive matches over the same input (see
  *   createLookbehindState); omit it to evaluate lookbehinds from the beginning of the input
  * @returns true if a match was found
  */
  matchWithGroup(input4, start, end, anchor, ngroup, lbState = null) {
    if (!(input4 instanceof MatcherInputBase)) {
      if (Utils.isByteArray(input4)) input4 = MatcherInput.utf8(input4);
      else input4 = MatcherInput.utf16(input4);
    }
    return this.matchMachineInput(input4, start, end, anchor, ngroup, lbState);
  }
  matchMachineInput(input4, start, end, anchor, ngroup, lbState = null) {
    if (start > end) return [false, null];
    const machineInput = input4.isUTF16Encoding() ? MachineInput.fromUTF16(input4.asCharSequence(), 0, end) : MachineInput.fromUTF8(input4.asBytes(), 0, end);
    const groupMatch = this.executeEngine(machineInput, start, anchor, 2 * ngroup, lbState);
    if (groupMatch === null) return [false, null];
    return [true, groupMatch];
  }
  /**
  * Returns true iff this regexp matches the UTF-8 byte array {@code b}.
  */
  matchUTF8(b) {
    return this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, 0) !== null;
  }
  /**
  * Returns a copy of {@code src} in which all matches for this regexp have been replaced by
  * {@code repl}. No support is provided for expressions (e.g. {@code \1} or {@code $1}) in the
  * replacement string.
  */
  replaceAll(src, repl) {
    return this.replaceAllFunc(src, () => repl, 2 * src.length + 1);
  }
  /**
  * Returns a copy of {@code src} in which only the first match for this regexp has been replaced
  * by {@code repl}. No support is provided for expressions (e.g. {@code \1} or {@code $1}) in the
  * replacement string.
  */
  replaceFirst(src, repl) {
    return this.replaceAllFunc(src, () => repl, 1);
  }
  /**
  * Returns a copy of {@code src} in which at most {@code maxReplaces} matches for this regexp have
  * been replaced by the return value of of function {@code repl} (whose first argument is the
  * matched string). No support is provided for expressions (e.g. {@code \1} or {@code $1}) in the
  * replacement string.
  */
  replaceAllFunc(src, replFunc, maxReplaces) {
    let lastMatchEnd = 0;
    let searchPos = 0;
    let out = "";
    const input4 = MachineInput.fromUTF16(src);
    const lbState = this.createLookbehindState();
    let numReplaces = 0;
    while (searchPos <= src.length) {
      const a = this.executeEngine(input4, searchPos, RE2Flags.UNANCHORED, 2, lbState);
      if (a === null || a.length === 0) break;
      out += src.substring(lastMatchEnd, a[0]);
      if (a[1] > lastMatchEnd || a[0] === 0) {
        out += replFunc(src.substring(a[0], a[1]));
        numReplaces++;
      }
      lastMatchEnd = a[1];
      const width = input4.step(searchPos) & 7;
      if (searchPos + width > a[1]) searchPos += width;
      else if (searchPos + 1 > a[1]) searchPos++;
      else searchPos = a[1];
      if (numReplaces >= maxReplaces) break;
    }
    out += src.substring(lastMatchEnd);
    return out;
  }
  pad(a) {
    if (a === null) return null;
    let n = (1 + this.numSubexp) * 2;
    if (a.length < n) {
      let a2 = new Array(n).fill(-1);
      for (let i = 0; i < a.length; i++) a2[i] = a[i];
      a = a2;
    }
    return a;
  }
  allMatches(input4, n, deliverFun = (v) => v) {
    let result = [];
    const end = input4.endPos();
    if (n < 0) n = end + 1;
    let pos = 0;
    let i = 0;
    let prevMatchEnd = -1;
    const lbState = this.createLookbehindState();
    while (i < n && pos <= end) {
      const matches = this.executeEngine(input4, pos, RE2Flags.UNANCHORED, this.prog.numCap, lbState);
      if (matches === null || matches.length === 0) break;
      let accept = true;
      if (matches[1] === pos) {
        if (matches[0] === prevMatchEnd) accept = false;
        const r = input4.step(pos);
        if (r < 0) pos = end + 1;
        else pos += r & 7;
      } else pos = matches[1];
      prevMatchEnd = matches[1];
      if (accept) {
        result.push(deliverFun(this.pad(matches)));
        i++;
      }
    }
    return result;
  }
  /**
  * Returns an array holding the text of the leftmost match in {@code b} of this regular
  * expression.
  *
  * A return value of null indicates no match.
  */
  findUTF8(b) {
    const a = this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, 2);
    if (a === null) return null;
    return b.slice(a[0], a[1]);
  }
  /**
  * Returns a two-element array of integers defining the location of the leftmost match in
  * {@code b} of this regular expression. The match itself is at {@code b[loc[0]...loc[1]]}.
  *
  * A return value of null indicates no match.
  */
  findUTF8Index(b) {
    const a = this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, 2);
    if (a === null) return null;
    return a.slice(0, 2);
  }
  /**
  * Returns a string holding the text of the leftmost match in {@code s} of this regular
  * expression.
  *
  * If there is no match, the return value is an empty string, but it will also be empty if the
  * regular expression successfully matches an empty string. Use {@link #findIndex} or
  * {@link #findSubmatch} if it is necessary to distinguish these cases.
  */
  find(s) {
    const a = this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, 2);
    if (a === null) return "";
    return s.substring(a[0], a[1]);
  }
  /**
  * Returns a two-element array of integers defining the location of the leftmost match in
  * {@code s} of this regular expression. The match itself is at
  * {@code s.substring(loc[0], loc[1])}.
  *
  * A return value of null indicates no match.
  */
  findIndex(s) {
    return this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, 2);
  }
  /**
  * Returns an array of arrays the text of the leftmost match of the regular expression in
  * {@code b} and the matches, if any, of its subexpressions, as defined by the <a
  * href='#submatch'>Submatch</a> description above.
  *
  * A return value of null indicates no match.
  */
  findUTF8Submatch(b) {
    const a = this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, this.prog.numCap);
    if (a === null) return null;
    const ret = new Array(1 + this.numSubexp).fill(null);
    for (let i = 0; i < ret.length; i++) if (2 * i < a.length && a[2 * i] >= 0) ret[i] = b.slice(a[2 * i], a[2 * i + 1]);
    return ret;
  }
  /**
  * Returns an array holding the index pairs identifying the leftmost match of this regular
  * expression in {@code b} and the matches, if any, of its subexpressions, as defined by the the
  * <a href='#submatch'>Submatch</a> and <a href='#index'>Index</a> descriptions above.
  *
  * A return value of null indicates no match.
  */
  findUTF8SubmatchIndex(b) {
    return this.pad(this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, this.prog.numCap));
  }
  /**
  * Returns an array of strings holding the text of the leftmost match of the regular expression in
  * {@code s} and the matches, if any, of its subexpressions, as defined by the <a
  * href='#submatch'>Submatch</a> description above.
  *
  * A return value of null indicates no match.
  */
  findSubmatch(s) {
    const a = this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, this.prog.numCap);
    if (a === null) return null;
    const ret = new Array(1 + this.numSubexp).fill(null);
    for (let i = 0; i < ret.length; i++) if (2 * i < a.length && a[2 * i] >= 0) ret[i] = s.substring(a[2 * i], a[2 * i + 1]);
    return ret;
  }
  /**
  * Returns an array holding the index pairs identifying the leftmost match of this regular
  * expression in {@code s} and the matches, if any, of its subexpressions, as defined by the <a
  * href='#submatch'>Submatch</a> description above.
  *
  * A return value of null indicates no match.
  */
  findSubmatchIndex(s) {
    return this.pad(this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, this.prog.numCap));
  }
  /**
  * {@code findAllUTF8()} is the <a href='#all'>All</a> version of {@link #findUTF8}; it returns a
  * list of up to {@code n} successive matches of the expression, as defined by the <a
  * href='#all'>All</a> description above.
  *
  * A return value of null indicates no match.
  *
  * TODO(adonovan): think about defining a byte slice view class, like a read-only Go slice backed
  * by |b|.
  */
  findAllUTF8(b, n) {
    const result = this.allMatches(MachineInput.fromUTF8(b), n, (match2) => b.slice(match2[0], match2[1]));
    if (result.length === 0) return null;
    return result;
  }
  /**
  * {@code findAllUTF8Index} is the <a href='#all'>All</a> version of {@link #findUTF8Index}; it
  * returns a list of up to {@code n} successive matches of the expression, as defined by the <a
  * href='#all'>All</a> description above.
  *
  * A return value of null indicates no match.
  */
  findAllUTF8Index(b, n) {
    const result = this.allMatches(MachineInput.fromUTF8(b), n, (match2) => match2.slice(0, 2));
    if (result.length === 0) return null;
    return result;
  }
  /**
  * {@code findAll} is the <a href='#all'>All</a> version of {@link #find}; it returns a list of up
  * to {@code n} successive matches of the expression, as defined by the <a href='#all'>All</a>
  * description above.
  *
  * A return value of null indicates no match.
  */
  findAll(s, n) {
    const result = this.allMatches(MachineInput.fromUTF16(s), n, (match2) => s.substring(match2[0], match2[1]));
    if (result.length === 0) return null;
    return result;
  }
  /**
  * {@code findAllIndex} is the <a href='#all'>All</a> version of {@link #findIndex}; it returns a
  * list of up to {@code n} successive matches of the expression, as defined by the <a
  * href='#all'>All</a> description above.
  *
  * A return value of null indicates no match.
  */
  findAllIndex(s, n) {
    const result = this.allMatches(MachineInput.fromUTF16(s), n, (match2) => match2.slice(0, 2));
    if (result.length === 0) return null;
    return result;
  }
  /**
  * {@code findAllUTF8Submatch} is the <a href='#all'>All</a> version of {@link #findUTF8Submatch};
  * it returns a list of up to {@code n} successive matches of the expression, as defined by the <a
  * href='#all'>All</a> description above.
  *
  * A return value of null indicates no match.
  */
  findAllUTF8Submatch(b, n) {
    const result = this.allMatches(MachineInput.fromUTF8(b), n, (match2) => {
      let slice = new Array(match2.length / 2 | 0).fill(null);
      for (let j = 0; j < slice.length; j++) if (match2[2 * j] >= 0) slice[j] = b.slice(match2[2 * j], match2[2 * j + 1]);
      return slice;
    });
    if (result.length === 0) return null;
    return result;
  }
  /**
  * {@code findAllUTF8SubmatchIndex} is the <a href='#all'>All</a> version of
  * {@link #findUTF8SubmatchIndex}; it returns a list of up to {@code n} successive matches of the
  * expression, as defined by the <a href='#all'>All</a> description above.
  *
  * A return value of null indicates no match.
  */
  findAllUTF8SubmatchIndex(b, n) {
    const result = this.allMatches(MachineInput.fromUTF8(b), n);
    if (result.length === 0) return null;
    return result;
  }
  /**
  * {@code findAllSubmatch} is the <a href='#all'>All</a> version of {@link #findSubmatch}; it
  * returns a list of up to {@code n} successive matches of the expression, as defined by the <a
  * href='#all'>All</a> description above.
  *
  * A return value of null indicates no match.
  */
  findAllSubmatch(s, n) {
    const result = this.allMatches(MachineInput.fromUTF16(s), n, (match2) => {
      let slice = new Array(match2.length / 2 | 0).fill(null);
      for (let j = 0; j < slice.length; j++) if (match2[2 * j] >= 0) slice[j] = s.substring(match2[2 * j], match2[2 * j + 1]);
      return slice;
    });
    if (result.length === 0) return null;
    return result;
  }
  /**
  * {@code findAllSubmatchIndex} is the <a href='#all'>All</a> version of
  * {@link #findSubmatchIndex}; it returns a list of up to {@code n} successive matches of the
  * expression, as defined by the <a href='#all'>All</a> description above.
  *
  * A return value of null indicates no match.
  */
  findAllSubmatchIndex(s, n) {
    const result = this.allMatches(MachineInput.fromUTF16(s), n);
    if (result.length === 0) return null;
    return result;
  }
};
var RE2Set = class RE2Set2 {
  /** @type {number} */
  static UNANCHORED = RE2Flags.UNANCHORED;
  /** @type {number} */
  static ANCHOR_START = RE2Flags.ANCHOR_START;
  /** @type {number} */
  static ANCHOR_BOTH = RE2Flags.ANCHOR_BOTH;
  /**
  * Constructs a new RE2Set with the specified anchor mode and flags.
  * @param {number} [anchor=RE2Set.UNANCHORED] - The anchoring mode (e.g., RE2Set.UNANCHORED).
  * @param {number} [flags=0] - The public flags to apply to all patterns in the set.
  * @param {number} [maxMem=8388608] - The maximum memory in bytes to use for the DFA (default 8MB).
  */
  constructor(anchor = RE2Set2.UNANCHORED, flags = 0, maxMem = 8388608) {
    if (![
      RE2Set2.UNANCHORED,
      RE2Set2.ANCHOR_START,
      RE2Set2.ANCHOR_BOTH
    ].includes(anchor)) throw new RE2JSFlagsException("The anchor should be RE2Set.UNANCHORED, RE2Set.ANCHOR_START or RE2Set.ANCHOR_BOTH");
    Utils.checkFlags(flags);
    this.anchor = anchor;
    this.jsFlags = flags;
    this.maxMem = maxMem;
    let re2Flags = RE2Flags.PERL;
    if ((flags & PublicFlags.DISABLE_UNICODE_GROUPS) !== 0) re2Flags &= ~RE2Flags.UNICODE_GROUPS;
    if ((flags & PublicFlags.LOOKBEHINDS) !== 0) re2Flags |= RE2Flags.LOOKBEHIND;
    this.re2Flags = re2Flags;
    this.regexps = [];
    this.prog = null;
    this.dfa = null;
    this.dummyRe2 = null;
  }
  /**
  * Adds a new regular expression pattern to the set.
  * Patterns cannot be added after the set has been compiled.
  * @param {string} pattern - The regular expression pattern to add.
  * @returns {number} The integer index assigned to the added pattern.
  * @throws {RE2JSCompileException} If patterns are added after compilation.
  */
  add(pattern) {
    if (this.prog) throw new RE2JSCompileException("Cannot add patterns after compile");
    Utils.checkPattern(pattern);
    let fregex = pattern;
    if ((this.jsFlags & PublicFlags.CASE_INSENSITIVE) !== 0) fregex = `(?i)${fregex}`;
    if ((this.jsFlags & PublicFlags.DOTALL) !== 0) fregex = `(?s)${fregex}`;
    if ((this.jsFlags & PublicFlags.MULTILINE) !== 0) fregex = `(?m)${fregex}`;
    const re2 = Parser.parse(fregex, this.re2Flags);
    this.regexps.push(Simplify.simplify(re2));
    return this.regexps.length - 1;
  }
  /**
  * Compiles the added patterns into a single state machine.
  * This is automatically called on the first match if not called explicitly.
  * @returns {void}
  */
  compile() {
    if (this.prog) return;
    const prog = Compiler.compileSet(this.regexps);
    if (prog.numInst() > Parser.MAX_SIZE) throw new RE2JSCompileException(`${Parser.ERR_LARGE}: the set compiles to ${prog.numInst()} instructions, more than ${Parser.MAX_SIZE}`);
    this.prog = prog;
    this.dfa = new DFA(this.prog, this.maxMem);
    this.dummyRe2 = {
      prog: this.prog,
      cond: this.prog.startCond(),
      prefix: "",
      prefixRune: 0,
      longest: false
    };
  }
  /**
  * Matches the input against the compiled set of regular expressions.
  * @param {string|number[]|Uint8Array} input - The input string or UTF-8 byte array to match against.
  * @returns {number[]} An array of indices representing the patterns that successfully matched the input.
  */
  match(input4) {
    if (!this.prog) this.compile();
    const machineInput = Utils.isByteArray(input4) ? MachineInput.fromUTF8(input4) : MachineInput.fromUTF16(input4);
    let internalAnchor = RE2Flags.UNANCHORED;
    if (this.anchor === RE2Set2.ANCHOR_START) internalAnchor = RE2Flags.ANCHOR_START;
    else if (this.anchor === RE2Set2.ANCHOR_BOTH) internalAnchor = RE2Flags.ANCHOR_BOTH;
    const dfaResult = this.dfa.matchSet(machineInput, 0, internalAnchor);
    if (dfaResult !== null) return dfaResult;
    const machine = Machine.fromRE2(this.dummyRe2);
    machine.init(0);
    return machine.matchSet(machineInput, 0, internalAnchor);
  }
};
var TranslateRegExpString = class TranslateRegExpString2 {
  static isHexadecimal(ch) {
    return "0" <= ch && ch <= "9" || "A" <= ch && ch <= "F" || "a" <= ch && ch <= "f";
  }
  static translate(data) {
    let prefixFlags = "";
    if (Object.prototype.toString.call(data) === "[object RegExp]") {
      if (data.ignoreCase) prefixFlags += "i";
      if (data.multiline) prefixFlags += "m";
      if (data.dotAll) prefixFlags += "s";
      data = data.source;
    }
    if (typeof data !== "string") return data;
    let result = "";
    let changed = false;
    let size = data.length;
    if (size === 0) {
      result = "(?:)";
      changed = true;
    }
    let inCharClass = false;
    let i = 0;
    while (i < size) {
      let ch = data[i];
      if (ch === "\\") {
        if (i + 1 < size) {
          ch = data[i + 1];
          switch (ch) {
            case "\\":
              result += "\\\\";
              i += 2;
              continue;
            case "c":
              if (i + 2 < size) {
                let code18 = data[i + 2].charCodeAt(0);
                if (code18 >= 65 && code18 <= 90 || code18 >= 97 && code18 <= 122) {
                  let val = code18 % 32;
                  result += "\\x";
                  result += (val >> 4).toString(16).toUpperCase();
                  result += (val & 15).toString(16).toUpperCase();
                  i += 3;
                  changed = true;
                  continue;
                }
              }
              result += "c";
              i += 2;
              changed = true;
              continue;
            case "u":
              if (i + 2 < size) {
                if (data[i + 2] === "{") {
                  let j = i + 3;
                  let hasHex = false;
                  let closed = false;
                  while (j < size) {
                    const hexChar = data[j];
                    if (hexChar === "}") {
                      closed = true;
                      break;
                    }
                    if (!TranslateRegExpString2.isHexadecimal(hexChar)) break;
                    hasHex = true;
                    j++;
                  }
                  if (closed && hasHex) {
                    result += "\\x";
                    i += 2;
                    changed = true;
                    continue;
                  }
                } else if (i + 5 < size) {
                  let isHex4 = true;
                  for (let j = 0; j < 4; j++) if (!TranslateRegExpString2.isHexadecimal(data[i + 2 + j])) {
                    isHex4 = false;
                    break;
                  }
                  if (isHex4) {
                    result += "\\x{" + data.substring(i + 2, i + 6) + "}";
                    i += 6;
                    changed = true;
                    continue;
                  }
                }
              }
              result += "u";
              i += 2;
              changed = true;
              continue;
            case "x": {
              let isValidHex = false;
              if (i + 2 < size && data[i + 2] === "{") {
                let j = i + 3;
                let hasHex = false;
                let closed = false;
                while (j < size) {
                  const hexChar = data[j];
                  if (hexChar === "}") {
                    closed = true;
                    break;
                  }
                  if (!TranslateRegExpString2.isHexadecimal(hexChar)) break;
                  hasHex = true;
                  j++;
                }
                if (closed && hasHex) isValidHex = true;
              } else if (i + 3 < size && TranslateRegExpString2.isHexadecimal(data[i + 2]) && TranslateRegExpString2.isHexadecimal(data[i + 3])) isValidHex = true;
              if (isValidHex) {
                result += "\\x";
                i += 2;
              } else {
                result += "x";
                i += 2;
                changed = true;
              }
              continue;
            }
            case "n":
            case "r":
            case "t":
            case "a":
            case "f":
            case "v":
            case "d":
            case "D":
            case "s":
            case "S":
            case "w":
            case "W":
            case "b":
            case "B":
            case "p":
            case "P":
            case "A":
            case "z":
            case "Q":
            case "E":
            case "0":
            case "1":
            case "2":
            case "3":
            case "4":
            case "5":
            case "6":
            case "7":
              result += "\\" + ch;
              i += 2;
              continue;
            default: {
              let cp2 = data.codePointAt(i + 1);
              if (cp2 >= 48 && cp2 <= 57 || cp2 >= 65 && cp2 <= 90 || cp2 >= 97 && cp2 <= 122) {
                let symSize2 = Utils.charCount(cp2);
                result += data.substring(i + 1, i + 1 + symSize2);
                i += symSize2 + 1;
                changed = true;
              } else {
                result += "\\";
                let symSize2 = Utils.charCount(cp2);
                result += data.substring(i + 1, i + 1 + symSize2);
                i += symSize2 + 1;
              }
              continue;
            }
          }
        }
      } else if (ch === "/") {
        result += "\\/";
        i += 1;
        changed = true;
        continue;
      } else if (ch === "[") {
        if (!inCharClass && data[i + 1] === "]") {
          result += "[^\\x00-\\x{10FFFF}]";
          i += 2;
          changed = true;
          continue;
        }
        if (!inCharClass && data[i + 1] === "^" && data[i + 2] === "]") {
          result += "[\\x00-\\x{10FFFF}]";
          i += 3;
          changed = true;
          continue;
        }
        inCharClass = true;
      } else if (ch === "]") inCharClass = false;
      else if (!inCharClass && ch === "(" && i + 2 < size && data[i + 1] === "?" && data[i + 2] === "<") {
        if (i + 3 < size && !"=!>)".includes(data[i + 3])) {
          result += "(?P<";
          i += 3;
          changed = true;
          continue;
        }
      }
      let cp = data.codePointAt(i);
      let symSize = Utils.charCount(cp);
      result += data.substring(i, i + symSize);
      i += symSize;
    }
    const finalResult = changed ? result : data;
    if (prefixFlags.length > 0) return `(?${prefixFlags})${finalResult}`;
    return finalResult;
  }
};
var execResult = (m, input4) => {
  const result = m.matchArray();
  result.index = m.start(0);
  result.input = input4;
  result.groups = m.namedGroupsObject();
  return result;
};
var RE2JS = class RE2JS2 {
  /**
  * Flag: case insensitive matching.
  */
  static CASE_INSENSITIVE = PublicFlags.CASE_INSENSITIVE;
  /**
  * Flag: dot ({@code .}) matches all characters, including newline.
  */
  static DOTALL = PublicFlags.DOTALL;
  /**
  * Flag: multiline matching: {@code ^} and {@code $} match at beginning and end of line, not just
  * beginning and end of input.
  */
  static MULTILINE = PublicFlags.MULTILINE;
  /**
  * Flag: Unicode groups (e.g. {@code \p\ Greek\} ) will be syntax errors.
  */
  static DISABLE_UNICODE_GROUPS = PublicFlags.DISABLE_UNICODE_GROUPS;
  /**
  * Flag: matches longest possible string.
  */
  static LONGEST_MATCH = PublicFlags.LONGEST_MATCH;
  /**
  * Flag: enable linear-time captureless lookbehinds.
  */
  static LOOKBEHINDS = PublicFlags.LOOKBEHINDS;
  /**
  * Returns a literal pattern string for the specified string.
  *
  * This method produces a string that can be used to create a <code>RE2JS</code> that would
  * match the string <code>s</code> as if it were a literal pattern.
  *
  * Metacharacters or escape sequences in the input sequence will be given no special meaning.
  *
  * @param {string} str The string to be literalized
  * @returns {string} A literal string replacement
  */
  static quote(str) {
    return Utils.quoteMeta(str);
  }
  /**
  * Quotes '\' and '$' in {@code str}, so that the returned string could be used in
  * replacement methods as a literal replacement of {@code str}.
  *
  * This is a convenience delegation to {@link Matcher.quoteReplacement}.
  *
  * @param {string} str the string to be quoted
  * @param {boolean} [javaMode=false] whether the replacement will be used in javaMode
  * @returns {string} the quoted string
  */
  static quoteReplacement(str, javaMode = false) {
    return Matcher2.quoteReplacement(str, javaMode);
  }
  /**
  * Translates a given regular expression string to ensure compatibility with RE2JS.
  *
  * This function preprocesses the input regex string by applying necessary transformations,
  * such as escaping special characters (e.g., `/`), converting named capture groups to
  * RE2JS-compatible syntax, and handling Unicode sequences properly. It ensures that the
  * resulting regex is safe and properly formatted before compilation.
  *
  * @param {string|RegExp} expr - The regular expression string to be translated.
  * @returns {string} - The transformed regular expression string, ready for compilation.
  */
  static translateRegExp(expr) {
    return TranslateRegExpString.translate(expr);
  }
  /**
  * Helper: create new RE2JS with given regex and flags. Flregex is the regex with flags applied.
  * @param {string} regex
  * @param {number} [flags=0]
  * @returns {RE2JS}
  */
  static compile(regex, flags = 0) {
    Utils.checkPattern(regex);
    Utils.checkFlags(flags);
    let fregex = regex;
    if ((flags & RE2JS2.CASE_INSENSITIVE) !== 0) fregex = `(?i)${fregex}`;
    if ((flags & RE2JS2.DOTALL) !== 0) fregex = `(?s)${fregex}`;
    if ((flags & RE2JS2.MULTILINE) !== 0) fregex = `(?m)${fregex}`;
    let re2Flags = RE2Flags.PERL;
    if ((flags & RE2JS2.DISABLE_UNICODE_GROUPS) !== 0) re2Flags &= ~RE2Flags.UNICODE_GROUPS;
    if ((flags & RE2JS2.LOOKBEHINDS) !== 0) re2Flags |= RE2Flags.LOOKBEHIND;
    const p = new RE2JS2(regex, flags);
    p.re2Input = RE2.compileImpl(fregex, re2Flags, (flags & RE2JS2.LONGEST_MATCH) !== 0);
    return p;
  }
  /**
  * Matches a string against a regular expression.
  *
  * @param {string} regex the regular expression
  * @param {string|number[]|Uint8Array} input the input
  * @returns {boolean} true if the regular expression matches the entire input
  * @throws RE2JSSyntaxException if the regular expression is malformed
  */
  static matches(regex, input4) {
    return RE2JS2.compile(regex).testExact(input4);
  }
  /**
  * This is visible for testing.
  * @private
  */
  static initTest(pattern, flags, re2) {
    if (pattern == null) throw new Error("pattern is null");
    if (re2 == null) throw new Error("re2 is null");
    const p = new RE2JS2(pattern, flags);
    p.re2Input = re2;
    return p;
  }
  /**
  *
  * @param {string} pattern
  * @param {number} flags
  */
  constructor(pattern, flags) {
    this.patternInput = pattern;
    this.flagsInput = flags;
    this.re2Input = null;
  }
  /**
  * Releases memory used by internal caches associated with this pattern. Does not change the
  * observable behaviour. Useful for tests that detect memory leaks via allocation tracking.
  */
  reset() {
    this.re2Input.reset();
  }
  /**
  * Returns the flags used in the constructor.
  * @returns {number}
  */
  flags() {
    return this.flagsInput;
  }
  /**
  * Returns the pattern used in the constructor.
  * @returns {string}
  */
  pattern() {
    return this.patternInput;
  }
  re2() {
    return this.re2Input;
  }
  /**
  * Matches a string against a regular expression.
  *
  * @param {string|number[]|Uint8Array} input the input
  * @returns {boolean} true if the regular expression matches the entire input
  */
  matches(input4) {
    return this.testExact(input4);
  }
  /**
  * Creates a new {@code Matcher} matching the pattern against the input.
  *
  * @param {string|number[]|Uint8Array|MatcherInputBase} input the input string
  * @returns {Matcher}
  */
  matcher(input4) {
    if (Utils.isByteArray(input4)) input4 = MatcherInput.utf8(input4);
    return new Matcher2(this, input4);
  }
  /**
  * Tests whether the regular expression matches any part of the input string.
  * Performance Note: This method is highly optimized. Because it only returns
  * a boolean and does not extract capture groups, it bypasses the `Matcher` overhead
  * and guarantees execution on the high-speed DFA engine whenever possible.
  *
  * @param {string|number[]|Uint8Array} input - The input string or UTF-8 byte array to test against.
  * @returns {boolean} `true` if the pattern is found anywhere in the input, `false` otherwise.
  */
  test(input4) {
    if (Utils.isByteArray(input4)) return this.re2Input.matchUTF8(input4);
    return this.re2Input.match(input4);
  }
  /**
  * Tests whether the regular expression matches the ENTIRE input string.
  * * **Performance Note:** This operates identically to `.matches()`, but is significantly
  * faster because it does not request capture group data. By requesting 0 capture groups,
  * it securely routes execution through the DFA fast-path.
  *
  * @param {string|number[]|Uint8Array} input - The input string or UTF-8 byte array to test against.
  * @returns {boolean} `true` if the exact input string fully matches the pattern, `false` otherwise.
  */
  testExact(input4) {
    const machineInput = Utils.isByteArray(input4) ? MachineInput.fromUTF8(input4) : MachineInput.fromUTF16(input4);
    return this.re2Input.executeEngine(machineInput, 0, RE2Flags.ANCHOR_BOTH, 0) !== null;
  }
  /**
  * Executes a search for a match in a specified string.
  * Returns a result array, or null if no match is found.
  * The returned array perfectly mirrors standard JavaScript `RegExpExecArray`,
  * including `.index`, `.input`, and `.groups` properties.
  *
  * @param {string|number[]|Uint8Array} input the input string or byte array
  * @returns {Array|null} the match array with index, input, and groups properties, or null
  */
  exec(input4) {
    const m = this.matcher(input4);
    return m.find() ? execResult(m, input4) : null;
  }
  /**
  * Splits input around instances of the regular expression. It returns an array giving the strings
  * that occur before, between, and after instances of the regular expression.
  *
  * If {@code limit <= 0}, there is no limit on the size of the returned array. If
  * {@code limit == 0}, empty strings that would occur at the end of the array are omitted. If
  * {@code limit > 0}, at most limit strings are returned. The final string contains the remainder
  * of the input, possibly including additional matches of the pattern.
  *
  * @param {string} input the input string to be split
  * @param {number} [limit=0] the limit
  * @returns {string[]} the split strings
  */
  split(input4, limit = 0) {
    const m = this.matcher(input4);
    const result = [];
    let emptiesSkipped = 0;
    let last = 0;
    while (m.find()) {
      if (last === 0 && m.end() === 0) {
        last = m.end();
        continue;
      }
      if (limit > 0 && result.length === limit - 1) break;
      if (last === m.start()) {
        if (limit === 0) {
          emptiesSkipped += 1;
          last = m.end();
          continue;
        }
      } else while (emptiesSkipped > 0) {
        result.push("");
        emptiesSkipped -= 1;
      }
      result.push(m.substring(last, m.start()));
      last = m.end();
    }
    if (limit === 0 && last !== m.inputLength()) {
      while (emptiesSkipped > 0) {
        result.push("");
        emptiesSkipped -= 1;
      }
      result.push(m.substring(last, m.inputLength()));
    }
    if (limit !== 0 || result.length === 0 && !(last === m.inputLength() && last > 0)) result.push(m.substring(last, m.inputLength()));
    return result;
  }
  /**
  * Returns an iterator of all results matching a string against the regular expression,
  * including capturing groups.
  *
  * @param {string|number[]|Uint8Array} input the input string or byte array
  * @returns {IterableIterator<RegExpMatchArray>}
  */
  *matchAll(input4) {
    const m = this.matcher(input4);
    while (m.find()) yield execResult(m, input4);
  }
  /**
  *
  * @returns {string}
  */
  toString() {
    return this.patternInput;
  }
  /**
  * Returns the program size of this pattern.
  *
  * <p>
  * Similar to the C++ implementation, the program size is a very approximate measure of a regexp's
  * "cost". Larger numbers are more expensive than smaller numbers.
  * </p>
  *
  * @returns {number} the program size of this pattern
  */
  programSize() {
    return this.re2Input.numberOfInstructions();
  }
  /**
  * Returns the number of capturing groups in this matcher's pattern. Group zero denotes the entire
  * pattern and is excluded from this count.
  *
  * @returns {number} the number of capturing groups in this pattern
  */
  groupCount() {
    return this.re2Input.numberOfCapturingGroups();
  }
  /**
  * Return a map of the capturing groups in this matcher's pattern, where key is the name and value
  * is the index of the group in the pattern.
  * @returns {Record<string, number>}
  */
  namedGroups() {
    return this.re2Input.namedGroups;
  }
  /**
  *
  * @param {*} other
  * @returns {boolean}
  */
  equals(other) {
    if (this === other) return true;
    if (other === null || this.constructor !== other.constructor) return false;
    return this.flagsInput === other.flagsInput && this.patternInput === other.patternInput;
  }
};

// src/prune/pattern.ts
var PatternError = class extends Error {
  name = "PatternError";
};
var longest = 1024;
var most = 100;
var mostAlternatives = 500;
function selects(list3, name) {
  return list3.includes.some((pattern) => pattern.matches(name)) && !list3.excludes.some((pattern) => pattern.matches(name));
}
function isExact(entry) {
  return !isRegularExpression(entry) && !/[*?[\]{}!\\]/.test(entry);
}
function parsePatterns(entries) {
  if (entries.length > most)
    throw new PatternError(`${entries.length} patterns are too many; at most ${most} are accepted`);
  const excluded = (entry) => entry.startsWith("!");
  return {
    includes: entries.filter((entry) => !excluded(entry)).map(parsePattern),
    excludes: entries.filter(excluded).map((entry) => parsePattern(entry.slice(1).trim()))
  };
}
function parsePattern(source) {
  return isRegularExpression(source) ? regularExpression(source) : glob(source);
}
function assertPlausible(source) {
  if (source.length > longest) throw new PatternError(`the pattern is longer than ${longest} characters`);
  if (source === "") throw new PatternError("the pattern is empty");
}
function isRegularExpression(source) {
  return source.length > 2 && source.startsWith("/") && source.endsWith("/");
}
function regularExpression(source) {
  const compiled = compile2(source);
  return { source, matches: (name) => compiled.matches(name) };
}
function compile2(source) {
  assertPlausible(source);
  try {
    return RE2JS.compile(isRegularExpression(source) ? source.slice(1, -1) : source);
  } catch (error2) {
    const advice3 = /\(\?[=!<]/.test(source) ? " Look-around is not part of RE2 syntax; use an exclusion (`!pattern`) instead." : "";
    throw new PatternError(`\`${source}\` is not a regular expression in RE2 syntax: ${messageOf(error2)}.${advice3}`);
  }
}
function compileGlob(source) {
  assertPlausible(source);
  if (braceExpand(source, { braceExpandMax: mostAlternatives + 1 }).length > mostAlternatives) {
    throw new PatternError(
      `its braces stand for more than ${mostAlternatives} alternatives; write a regular expression instead, such as /v\\d+/`
    );
  }
  return new Minimatch(source, {
    dot: true,
    nocomment: true,
    nonegate: true,
    noext: true,
    platform: "linux"
  });
}
function glob(source) {
  const matcher = compileGlob(source);
  const namespaces = matcher.set.map(
    ([first, ...rest2]) => typeof first === "string" && rest2.length > 0 ? first : void 0
  );
  return {
    source,
    namespaces: namespaces.every((namespace) => namespace !== void 0) ? [...new Set(namespaces)] : void 0,
    matches: isExact(source) ? (name) => name === source : (name) => matcher.match(name)
  };
}

// src/prune/group.ts
function parseGroupBy(source) {
  const compiled = compile2(source);
  const captures = compiled.groupCount();
  if (captures === 0)
    throw new PatternError(
      `\`${source}\` has no capture group: what stands in round brackets names the group, as in \`(.+)-\\d+\``
    );
  return {
    source,
    of(name) {
      if (!compiled.matches(name)) return void 0;
      const matcher = compiled.matcher(name);
      matcher.matches();
      const captured = Array.from({ length: captures }, (_, at) => matcher.group(at + 1) ?? "").join("/");
      return captured === "" ? '""' : captured;
    }
  };
}
function groupNames(tags, groupBy) {
  return tags.map(({ name }) => groupBy === void 0 ? void 0 : groupBy.of(name) ?? unmatched);
}
var unmatched = "no group";
function inGroup(reason2, group2) {
  const colon = reason2.indexOf(":");
  const rule2 = colon < 0 ? reason2 : reason2.slice(0, colon);
  return `${rule2} in ${group2}${reason2.slice(rule2.length)}`;
}

// src/prune/repositories.ts
function exactNames(list3) {
  return list3.includes.map(({ source }) => source).filter((source) => isExact(source) && selects(list3, source));
}
function isSelected(lists, name) {
  return lists.some((list3) => selects(list3, name));
}
async function selectRepositories(registry, lists) {
  const named = new Set(lists.flatMap(exactNames));
  const wildcards = lists.flatMap(({ includes }) => includes.filter(({ source }) => !isExact(source)));
  const catalog = /* @__PURE__ */ new Set();
  const listed2 = /* @__PURE__ */ new Set();
  const errors = [];
  const advice3 = registry.catalogAdvice === void 0 ? "" : `. ${registry.catalogAdvice}`;
  if (wildcards.length > 0) {
    const unused = new Set(wildcards);
    try {
      for await (const name of registry.repositories(namespacesOf(wildcards))) {
        catalog.add(name);
        for (const pattern of unused) if (pattern.matches(name)) unused.delete(pattern);
        if (isSelected(lists, name)) listed2.add(name);
      }
      for (const { source } of unused)
        errors.push(
          `\`repositories\`: \`${source}\` matches no repository in the catalog, which holds ${catalog.size}${advice3}`
        );
    } catch (error2) {
      errors.push(`\`repositories\`: the wildcards could not be expanded: ${messageOf(error2)}`);
    }
  }
  const selected = named.union(listed2);
  const repositories = [...selected].sort().map((name) => ({ name, fromCatalog: !named.has(name) }));
  return {
    repositories,
    all: catalog.size > 0 && errors.length === 0 && catalog.isSubsetOf(selected),
    errors
  };
}
function namespacesOf(patterns2) {
  const named = patterns2.map(({ namespaces }) => namespaces);
  return named.every((namespaces) => namespaces !== void 0) ? [...new Set(named.flat())].sort() : void 0;
}

// src/inputs/lists.ts
function parseTagPattern(text) {
  const entries = entriesOf(text);
  if (entries.length === 0) throw new Mistake("has no entry; `*` means all tags.");
  const list3 = patterns(entries, tagProblem);
  return list3.includes.length > 0 ? list3 : { ...list3, includes: parsePatterns(["*"]).includes };
}
function parseProtect(text) {
  const list3 = patterns(entriesOf(text), tagProblem);
  if (list3.excludes.some(({ source }) => source === "latest")) return list3;
  const always = list3.includes.some(({ source }) => source === "latest") ? [] : parsePatterns(["latest"]).includes;
  const spare = ({ source, matches }) => ({
    source,
    matches: (name) => name !== "latest" && matches(name)
  });
  return { includes: [...always, ...list3.includes], excludes: list3.excludes.map(spare) };
}
function parseGrouping(text) {
  try {
    return parseGroupBy(text);
  } catch (error2) {
    if (!(error2 instanceof PatternError)) throw error2;
    throw new Mistake(`${quote(text)} is refused: ${error2.message.replace(/\.$/, "")}.`);
  }
}
function parseDigests(text) {
  const digests = entriesOf(text).map((entry) => ({ entry, digest: entry.slice(entry.lastIndexOf("@") + 1) }));
  const problems = digests.filter(({ digest }) => !isDigest(digest)).map(
    ({ entry }) => `${quote(entry)} is not a digest: sha256: and 64, or sha512: and 128, of the digits 0-9 and a-f.${/^[0-9a-f]{64}$/.test(entry) ? ` Did you mean sha256:${entry}?` : ""}`
  );
  if (problems.length > 0) throw new Mistake(...problems);
  return new Set(digests.map(({ digest }) => digest));
}
function parseRepositories(text, host, misfit2) {
  const entries = entriesOf(text);
  if (entries.length === 0)
    throw new Mistake("is required: names or patterns, one per line, such as acme/web or acme/*.");
  if (entries.every((entry) => entry.startsWith("!"))) {
    throw new Mistake("has only exclusions; name what is to be pruned as well, such as acme/*.");
  }
  const list3 = patterns(entries, (entry) => repositoryProblem(entry, host));
  const misfits = list3.includes.flatMap((pattern) => {
    const why2 = misfit2(pattern);
    return why2 === void 0 ? [] : [`${quote(pattern.source)} matches nothing there: ${why2}`];
  });
  if (misfits.length > 0) throw new Mistake(...misfits);
  if (exactNames(list3).length === 0 && list3.includes.every(({ source }) => isExact(source)))
    throw new Mistake("excludes everything that it names.");
  return list3;
}
function entriesOf(text) {
  return text.split(/[\r\n]+/).map((line2) => line2.trim()).filter((line2) => line2 !== "" && !line2.startsWith("#"));
}
function patterns(entries, problemOf) {
  const problems = entries.map((entry) => patternProblem(entry) ?? problemOf(entry.replace(/^!\s*/, "")));
  const found = problems.filter((problem) => problem !== void 0);
  if (found.length > 0) throw new Mistake(...found);
  const whole = listProblem(entries);
  if (whole !== void 0) throw new Mistake(`${whole}.`);
  return parsePatterns(entries);
}
function patternProblem(entry) {
  const why2 = listProblem([entry]);
  return why2 === void 0 ? void 0 : `${quote(entry)} is refused: ${why2.replace(/\.$/, "")}.`;
}
function listProblem(entries) {
  try {
    parsePatterns(entries);
    return void 0;
  } catch (error2) {
    if (error2 instanceof PatternError) return error2.message;
    throw error2;
  }
}
var literals = (entry) => entry.replace(/\[:\w+:\]/g, "");
function tagProblem(entry) {
  if (isRegularExpression(entry)) return void 0;
  if (!/[:@/]/.test(literals(entry))) return impossibleProblem(entry, "tag", /[\w.-]/);
  const advice3 = entry.startsWith("/") ? " A regular expression stands between two slashes and takes no flags." : /sha(256|512):/.test(entry) ? " Digests go into protect-digests." : "";
  return `${quote(entry)} can never match: patterns match the tag, not the repository or the digest.${advice3}`;
}
function impossible(entry, allowed) {
  const plain3 = literals(entry).replace(/\[[!^]?([^\]]*)\]/g, "$1").replace(/[*?]/g, "");
  let depth = 0;
  for (const character of plain3) {
    if (character === "{") depth++;
    else if (character === "}") depth--;
    else if (!allowed.test(character) && !(depth > 0 && character === ",")) return character;
  }
  return void 0;
}
function impossibleProblem(entry, what, allowed) {
  const character = impossible(entry, allowed);
  if (character === void 0) return void 0;
  const shown2 = /\s/.test(character) ? "a blank" : `"${character}"`;
  return `${quote(entry)} can never match: no ${what} holds ${shown2}. Entries go one per line, without quotes; a regular expression stands between slashes.`;
}
function repositoryProblem(entry, host) {
  if (isRegularExpression(entry)) return void 0;
  const advice3 = adviceFor(entry, host);
  if (/[:@]/.test(literals(entry))) {
    return `${quote(entry)} is not a repository: it names a host with a port, a tag or a digest. Tags are chosen by tag-pattern.${advice3}`;
  }
  if (host !== "" && entry.startsWith(`${host}/`))
    return `${quote(entry)} repeats the registry; a repository is named without it.${advice3}`;
  if (/[A-Z]/.test(entry)) return `${quote(entry)} can never match: repository names are lower-case.${advice3}`;
  if (isExact(entry) && !isRepositoryName(entry)) {
    return `${quote(entry)} is not the name of a repository: lower-case letters and digits, separated by ".", "_", "__", "-" or "/", at most 255 characters; entries go one per line.${advice3}`;
  }
  return impossibleProblem(entry, "repository", /[\w./-]/);
}
function adviceFor(entry, host) {
  const bare = entry.replace(/@.*$/s, "").replace(/:[^/]*$/, "");
  const [first = "", ...rest2] = bare.split("/");
  const isHost = rest2.length > 0 && (first === host || first === "localhost" || /^\w.*[.:]/.test(first));
  const meant3 = (isHost ? rest2.join("/") : bare).toLowerCase();
  return isRepositoryName(meant3) && meant3 !== entry ? ` Write ${quote(meant3)}.` : "";
}

// src/inputs/file-globs.ts
function parseFileGlobs(text) {
  const entries = entriesOf(text).map((entry) => entry.replace(/^(!?)\s*(?:\.\/+)+/, "$1"));
  const list3 = patterns(entries, fileProblem);
  if (list3.includes.length === 0) throw new Mistake("has no entry that names files, such as deploy/**/*.yaml.");
  return {
    includes: list3.includes.map(({ source }) => source),
    excludes: list3.excludes.map(({ source }) => source)
  };
}
function fileProblem(entry) {
  if (/^(?:[/~]|[a-z]:[\\/])/i.test(entry))
    return `${quote(entry)} is not relative to the workspace; write its path below the root of the checkout.`;
  if (entry.split("/").includes("..")) return `${quote(entry)} leads out of the workspace.`;
  if (/[$]\{\{|\$[A-Z]/.test(entry)) return `${quote(entry)} holds a variable that nobody has filled in.`;
  return void 0;
}

// node_modules/fastest-levenshtein/esm/mod.js
var peq = new Uint32Array(65536);
var myers_32 = (a, b) => {
  const n = a.length;
  const m = b.length;
  const lst = 1 << n - 1;
  let pv = -1;
  let mv = 0;
  let sc = n;
  let i = n;
  while (i--) {
    peq[a.charCodeAt(i)] |= 1 << i;
  }
  for (i = 0; i < m; i++) {
    let eq = peq[b.charCodeAt(i)];
    const xv = eq | mv;
    eq |= (eq & pv) + pv ^ pv;
    mv |= ~(eq | pv);
    pv &= eq;
    if (mv & lst) {
      sc++;
    }
    if (pv & lst) {
      sc--;
    }
    mv = mv << 1 | 1;
    pv = pv << 1 | ~(xv | mv);
    mv &= xv;
  }
  i = n;
  while (i--) {
    peq[a.charCodeAt(i)] = 0;
  }
  return sc;
};
var myers_x = (b, a) => {
  const n = a.length;
  const m = b.length;
  const mhc = [];
  const phc = [];
  const hsize = Math.ceil(n / 32);
  const vsize = Math.ceil(m / 32);
  for (let i = 0; i < hsize; i++) {
    phc[i] = -1;
    mhc[i] = 0;
  }
  let j = 0;
  for (; j < vsize - 1; j++) {
    let mv2 = 0;
    let pv2 = -1;
    const start2 = j * 32;
    const vlen2 = Math.min(32, m) + start2;
    for (let k = start2; k < vlen2; k++) {
      peq[b.charCodeAt(k)] |= 1 << k;
    }
    for (let i = 0; i < n; i++) {
      const eq = peq[a.charCodeAt(i)];
      const pb = phc[i / 32 | 0] >>> i & 1;
      const mb = mhc[i / 32 | 0] >>> i & 1;
      const xv = eq | mv2;
      const xh = ((eq | mb) & pv2) + pv2 ^ pv2 | eq | mb;
      let ph = mv2 | ~(xh | pv2);
      let mh = pv2 & xh;
      if (ph >>> 31 ^ pb) {
        phc[i / 32 | 0] ^= 1 << i;
      }
      if (mh >>> 31 ^ mb) {
        mhc[i / 32 | 0] ^= 1 << i;
      }
      ph = ph << 1 | pb;
      mh = mh << 1 | mb;
      pv2 = mh | ~(xv | ph);
      mv2 = ph & xv;
    }
    for (let k = start2; k < vlen2; k++) {
      peq[b.charCodeAt(k)] = 0;
    }
  }
  let mv = 0;
  let pv = -1;
  const start = j * 32;
  const vlen = Math.min(32, m - start) + start;
  for (let k = start; k < vlen; k++) {
    peq[b.charCodeAt(k)] |= 1 << k;
  }
  let score = m;
  for (let i = 0; i < n; i++) {
    const eq = peq[a.charCodeAt(i)];
    const pb = phc[i / 32 | 0] >>> i & 1;
    const mb = mhc[i / 32 | 0] >>> i & 1;
    const xv = eq | mv;
    const xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
    let ph = mv | ~(xh | pv);
    let mh = pv & xh;
    score += ph >>> m - 1 & 1;
    score -= mh >>> m - 1 & 1;
    if (ph >>> 31 ^ pb) {
      phc[i / 32 | 0] ^= 1 << i;
    }
    if (mh >>> 31 ^ mb) {
      mhc[i / 32 | 0] ^= 1 << i;
    }
    ph = ph << 1 | pb;
    mh = mh << 1 | mb;
    pv = mh | ~(xv | ph);
    mv = ph & xv;
  }
  for (let k = start; k < vlen; k++) {
    peq[b.charCodeAt(k)] = 0;
  }
  return score;
};
var distance = (a, b) => {
  if (a.length < b.length) {
    const tmp = b;
    b = a;
    a = tmp;
  }
  if (b.length === 0) {
    return a.length;
  }
  if (a.length <= 32) {
    return myers_32(a, b);
  }
  return myers_x(a, b);
};
var closest = (str, arr) => {
  let min_distance = Infinity;
  let min_index = 0;
  for (let i = 0; i < arr.length; i++) {
    const dist = distance(str, arr[i]);
    if (dist < min_distance) {
      min_distance = dist;
      min_index = i;
    }
  }
  return arr[min_index];
};

// src/inputs/nearest.ts
function nearest(text, known, share = 1 / 3) {
  const found = closest(text, known);
  return distance(text, found) <= found.length * share ? found : void 0;
}

// src/inputs/names.ts
var inputDefaults = {
  registry: "",
  "registry-type": "",
  repositories: "",
  "policy-file": "",
  "tag-pattern": "*",
  keep: "",
  "keep-within": "",
  "keep-hourly": "",
  "keep-daily": "",
  "keep-weekly": "",
  "keep-monthly": "",
  "keep-yearly": "",
  "time-zone": "UTC",
  "keep-semver": "",
  "keep-prereleases": "",
  "keep-open-pull-requests": "",
  "keep-existing-branches": "",
  protect: "",
  "protect-digests": "",
  "protect-referenced-in": "",
  "sort-by": "time",
  "group-by": "",
  "delete-untagged-after": "",
  "dry-run": "false",
  "allow-empty": "false",
  "max-deletions": "",
  verify: "true",
  "time-budget": "",
  concurrency: "8",
  username: "",
  password: "",
  "azure-tenant-id": "",
  "azure-client-id": "",
  "azure-client-secret": "",
  // The runner makes the defaults of these out of its own context.
  token: "",
  "github-api-url": ""
};
var inputNames = Object.keys(inputDefaults);
var variable = (name) => `INPUT_${name.toUpperCase()}`;
function inputText(env, name) {
  return env[variable(name)]?.trim() || inputDefaults[name];
}
function emptiedInputs(env) {
  return inputNames.filter((name) => inputDefaults[name] !== "" && env[variable(name)]?.trim() === "");
}
function unknownInputs(env) {
  const known = new Set(inputNames.map(variable));
  return Object.keys(env).filter((key) => key.startsWith("INPUT_") && !known.has(key)).sort().map((key) => {
    const name = key.slice("INPUT_".length).toLowerCase();
    const meant3 = nearest(name, inputNames, 1 / 2);
    return meant3 !== void 0 ? `${quote(name)} is not an input of this action; did you mean ${meant3}?` : `${quote(name)} is not an input of this action. Its inputs are ${inputNames.join(", ")}.`;
  });
}

// src/inputs/reader.ts
function createReader(text, note) {
  const read = (name, parse2) => {
    try {
      const value = parse2(text(name));
      return () => value;
    } catch (error2) {
      if (!(error2 instanceof Mistake)) throw error2;
      for (const problem of error2.problems) note(name, problem);
      return () => {
        throw error2;
      };
    }
  };
  return {
    text,
    read,
    optional: (name, parse2) => read(name, (value) => value === "" ? void 0 : parse2(value)),
    reject: note
  };
}

// node_modules/@date-fns/tz/tzOffset/index.js
var offsetFormatCache = {};
var offsetCache = {};
function tzOffset(timeZone, date) {
  try {
    const format = offsetFormatCache[timeZone] ||= new Intl.DateTimeFormat("en-US", {
      timeZone,
      timeZoneName: "longOffset"
    }).format;
    const offsetStr = format(date).split("GMT")[1];
    if (offsetStr in offsetCache) return offsetCache[offsetStr];
    return calcOffset(offsetStr, offsetStr.split(":"));
  } catch {
    if (timeZone in offsetCache) return offsetCache[timeZone];
    const captures = timeZone?.match(offsetRe);
    if (captures) return calcOffset(timeZone, captures.slice(1));
    return NaN;
  }
}
var offsetRe = /([+-]\d\d):?(\d\d)?/;
function calcOffset(cacheStr, values) {
  const hours = +(values[0] || 0);
  const minutes = +(values[1] || 0);
  const seconds = +(values[2] || 0) / 60;
  return offsetCache[cacheStr] = hours * 60 + minutes > 0 ? hours * 60 + minutes + seconds : hours * 60 - minutes - seconds;
}

// node_modules/@date-fns/utc/date/mini.js
var UTCDateMini = class extends Date {
  constructor() {
    super();
    this.setTime(arguments.length === 0 ? (
      // Enables Sinon's fake timers that override the constructor
      Date.now()
    ) : arguments.length === 1 ? typeof arguments[0] === "string" ? +new Date(arguments[0]) : arguments[0] : Date.UTC(...arguments));
  }
  getTimezoneOffset() {
    return 0;
  }
};
var re = /^(get|set)(?!UTC)/;
Object.getOwnPropertyNames(Date.prototype).forEach((method) => {
  if (re.test(method)) {
    const utcMethod = Date.prototype[method.replace(re, "$1UTC")];
    if (utcMethod) UTCDateMini.prototype[method] = utcMethod;
  }
});

// node_modules/@date-fns/utc/date/index.js
var UTCDate = class extends UTCDateMini {
  toString() {
    const date = this.toDateString();
    const time = this.toTimeString();
    return `${date} ${time}`;
  }
  toDateString() {
    const weekday = weekdayFormat.format(this);
    const date = dateFormat.format(this);
    const year = this.getFullYear();
    return `${weekday} ${date} ${year}`;
  }
  toTimeString() {
    const time = timeFormat.format(this);
    return `${time} GMT+0000 (Coordinated Universal Time)`;
  }
  toLocaleString(locales, options) {
    return Date.prototype.toLocaleString.call(this, locales, {
      timeZone: "UTC",
      ...options
    });
  }
  toLocaleDateString(locales, options) {
    return Date.prototype.toLocaleDateString.call(this, locales, {
      timeZone: "UTC",
      ...options
    });
  }
  toLocaleTimeString(locales, options) {
    return Date.prototype.toLocaleTimeString.call(this, locales, {
      timeZone: "UTC",
      ...options
    });
  }
};
var weekdayFormat = new Intl.DateTimeFormat("en-US", {
  weekday: "short",
  timeZone: "UTC"
});
var dateFormat = new Intl.DateTimeFormat("en-US", {
  month: "short",
  day: "numeric",
  timeZone: "UTC"
});
var timeFormat = new Intl.DateTimeFormat("en-GB", {
  hour12: false,
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
  timeZone: "UTC"
});

// node_modules/date-fns/constants.js
var daysInYear = 365.2425;
var maxTime = Math.pow(10, 8) * 24 * 60 * 60 * 1e3;
var minTime = -maxTime;
var millisecondsInWeek = 6048e5;
var secondsInHour = 3600;
var secondsInDay = secondsInHour * 24;
var secondsInWeek = secondsInDay * 7;
var secondsInYear = secondsInDay * daysInYear;
var secondsInMonth = secondsInYear / 12;
var secondsInQuarter = secondsInMonth * 3;
var constructFromSymbol = /* @__PURE__ */ Symbol.for("constructDateFrom");

// node_modules/date-fns/_lib/defaultOptions.js
var defaultOptions = {};
function getDefaultOptions() {
  return defaultOptions;
}

// node_modules/date-fns/constructFrom.js
function constructFrom(date, value) {
  if (typeof date === "function") return date(value);
  if (date && typeof date === "object" && constructFromSymbol in date)
    return date[constructFromSymbol](value);
  if (date instanceof Date) return new date.constructor(value);
  return new Date(value);
}

// node_modules/date-fns/toDate.js
function toDate(argument, context) {
  return constructFrom(context || argument, argument);
}

// node_modules/date-fns/startOfWeek.js
function startOfWeek(date, options) {
  const defaultOptions2 = getDefaultOptions();
  const weekStartsOn = options?.weekStartsOn ?? options?.locale?.options?.weekStartsOn ?? defaultOptions2.weekStartsOn ?? defaultOptions2.locale?.options?.weekStartsOn ?? 0;
  const _date = toDate(date, options?.in);
  const day = _date.getDay();
  const diff = (day < weekStartsOn ? 7 : 0) + day - weekStartsOn;
  _date.setDate(_date.getDate() - diff);
  _date.setHours(0, 0, 0, 0);
  return _date;
}

// node_modules/date-fns/startOfISOWeek.js
function startOfISOWeek(date, options) {
  return startOfWeek(date, { ...options, weekStartsOn: 1 });
}

// node_modules/date-fns/getISOWeekYear.js
function getISOWeekYear(date, options) {
  const _date = toDate(date, options?.in);
  const year = _date.getFullYear();
  const fourthOfJanuaryOfNextYear = constructFrom(_date, 0);
  fourthOfJanuaryOfNextYear.setFullYear(year + 1, 0, 4);
  fourthOfJanuaryOfNextYear.setHours(0, 0, 0, 0);
  const startOfNextYear = startOfISOWeek(fourthOfJanuaryOfNextYear);
  const fourthOfJanuaryOfThisYear = constructFrom(_date, 0);
  fourthOfJanuaryOfThisYear.setFullYear(year, 0, 4);
  fourthOfJanuaryOfThisYear.setHours(0, 0, 0, 0);
  const startOfThisYear = startOfISOWeek(fourthOfJanuaryOfThisYear);
  if (_date.getTime() >= startOfNextYear.getTime()) {
    return year + 1;
  } else if (_date.getTime() >= startOfThisYear.getTime()) {
    return year;
  } else {
    return year - 1;
  }
}

// node_modules/date-fns/startOfISOWeekYear.js
function startOfISOWeekYear(date, options) {
  const year = getISOWeekYear(date, options);
  const fourthOfJanuary = constructFrom(options?.in || date, 0);
  fourthOfJanuary.setFullYear(year, 0, 4);
  fourthOfJanuary.setHours(0, 0, 0, 0);
  return startOfISOWeek(fourthOfJanuary);
}

// node_modules/date-fns/getISOWeek.js
function getISOWeek(date, options) {
  const _date = toDate(date, options?.in);
  const diff = +startOfISOWeek(_date) - +startOfISOWeekYear(_date);
  return Math.round(diff / millisecondsInWeek) + 1;
}

// src/prune/calendar.ts
var periods = ["hour", "day", "week", "month", "year"];
var hourLength = 60 * 60 * 1e3;
var dayLength = 24 * hourLength;
function calendarIn(timeZone) {
  const offset = offsetsOf(timeZone);
  const namesOfDay = remembering((day) => {
    const date = new UTCDate(day * dayLength);
    const shown2 = date.toISOString();
    const week = `${getISOWeekYear(date)}-W${String(getISOWeek(date)).padStart(2, "0")}`;
    return { day: shown2.slice(0, 10), week, month: shown2.slice(0, 7), year: shown2.slice(0, 4) };
  });
  const namesOfHour = remembering((hours) => {
    const day = Math.floor(hours / 24);
    const names = namesOfDay(day);
    return { hour: `${names.day} ${String(hours - day * 24).padStart(2, "0")}:00`, ...names };
  });
  return (at) => namesOfHour(Math.floor((at + offset(at)) / hourLength));
}
function offsetsOf(timeZone) {
  const ask2 = (at) => Math.round(tzOffset(timeZone, new Date(at)) * 6e4);
  const atMidnight = remembering((day) => ask2(day * dayLength));
  return (at) => {
    const day = Math.floor(at / dayLength);
    const offset = atMidnight(day);
    return offset === atMidnight(day + 1) ? offset : ask2(at);
  };
}
function remembering(find) {
  const known = /* @__PURE__ */ new Map();
  return (key) => {
    const found = known.get(key) ?? find(key);
    known.set(key, found);
    return found;
  };
}

// node_modules/date-fns/addDays.js
function addDays(date, amount, options) {
  const _date = toDate(date, options?.in);
  if (isNaN(amount)) return constructFrom(options?.in || date, NaN);
  if (!amount) return _date;
  _date.setDate(_date.getDate() + amount);
  return _date;
}

// node_modules/date-fns/subDays.js
function subDays(date, amount, options) {
  return addDays(date, -amount, options);
}

// node_modules/date-fns/addMonths.js
function addMonths(date, amount, options) {
  const _date = toDate(date, options?.in);
  if (isNaN(amount)) return constructFrom(options?.in || date, NaN);
  if (!amount) {
    return _date;
  }
  const dayOfMonth = _date.getDate();
  const endOfDesiredMonth = constructFrom(options?.in || date, _date.getTime());
  endOfDesiredMonth.setMonth(_date.getMonth() + amount + 1, 0);
  const daysInMonth = endOfDesiredMonth.getDate();
  if (dayOfMonth >= daysInMonth) {
    return endOfDesiredMonth;
  } else {
    _date.setFullYear(
      endOfDesiredMonth.getFullYear(),
      endOfDesiredMonth.getMonth(),
      dayOfMonth
    );
    return _date;
  }
}

// node_modules/date-fns/subMonths.js
function subMonths(date, amount, options) {
  return addMonths(date, -amount, options);
}

// node_modules/date-fns/sub.js
function sub(date, duration2, options) {
  const {
    years = 0,
    months = 0,
    weeks = 0,
    days = 0,
    hours = 0,
    minutes = 0,
    seconds = 0
  } = duration2;
  const withoutMonths = subMonths(date, months + years * 12, options);
  const withoutDays = subDays(withoutMonths, days + weeks * 7, options);
  const minutesToSub = minutes + hours * 60;
  const secondsToSub = seconds + minutesToSub * 60;
  const msToSub = secondsToSub * 1e3;
  return constructFrom(options?.in || date, +withoutDays - msToSub);
}

// src/prune/duration.ts
var units = {
  s: "seconds",
  m: "minutes",
  h: "hours",
  d: "days",
  w: "weeks",
  mo: "months",
  y: "years"
};
var durationSyntax = "a whole number and one of s, m, h, d, w, mo, y, such as 36h, 14d, 8w, 6mo or 1y";
var durationPattern = /^(\d{1,15})(s|m|h|d|w|mo|y)$/;
function parseDuration(text) {
  const match2 = durationPattern.exec(text);
  if (!match2) return void 0;
  const duration2 = { amount: Number(match2[1]), unit: match2[2] };
  return Number.isNaN(ago(duration2, Date.UTC(2e3))) ? void 0 : duration2;
}
function ago(duration2, now) {
  return sub(new UTCDate(now), { [units[duration2.unit]]: duration2.amount }).getTime();
}
function milliseconds(duration2, now) {
  return now - ago(duration2, now);
}
function formatDuration({ amount, unit }) {
  return `${amount}${unit}`;
}

// src/prune/order.ts
var import_semver = __toESM(require_semver(), 1);

// src/prune/time.ts
var earliest = Date.UTC(2013, 2, 20);
var skew = 24 * 60 * 60 * 1e3;
function isTrustworthy(at, now) {
  return at >= earliest && at <= now + skew;
}
function trustedTime(time, now) {
  return time !== void 0 && isTrustworthy(time.at, now) ? time.at : void 0;
}

// src/prune/order.ts
var natural = new Intl.Collator("en", { numeric: true });
function compareNames(a, b) {
  return natural.compare(a, b) || (a < b ? -1 : 1);
}
function version(tag) {
  if (!/^v?\d+\.\d+\.\d/.test(tag.name)) return null;
  const known = versions.get(tag);
  if (known !== void 0) return known;
  const found = (0, import_semver.parse)(tag.name.replace("_", "+"));
  versions.set(tag, found);
  return found;
}
var versions = /* @__PURE__ */ new WeakMap();
function newestFirst(tags, sortBy, now) {
  switch (sortBy) {
    case "name":
      return tags.toSorted((a, b) => compareNames(b.name, a.name));
    case "time":
      return sortedBy(
        tags,
        (tag) => trustedTime(tag.time, now),
        (a, b) => b - a
      );
    case "semver":
      return sortedBy(
        tags,
        (tag) => version(tag) ?? void 0,
        (a, b) => b.compare(a) || b.compareBuild(a)
      );
  }
}
function sortedBy(tags, keyOf, compare) {
  const keys = tags.map(keyOf);
  return [...tags.keys()].sort((a, b) => {
    const keyA = keys[a];
    const keyB = keys[b];
    const difference = keyA === void 0 || keyB === void 0 ? Number(keyA === void 0) - Number(keyB === void 0) : compare(keyA, keyB);
    return difference || compareNames(tags[b].name, tags[a].name);
  }).map((at) => tags[at]);
}

// src/prune/rule.ts
var unknownTime = {
  keeps: true,
  reasons: ["its time is unknown or cannot be true"]
};
function isTimeless(tag, now) {
  return trustedTime(tag.time, now) === void 0;
}

// src/prune/keep-calendar.ts
var calendarInputs = {
  hour: "keep-hourly",
  day: "keep-daily",
  week: "keep-weekly",
  month: "keep-monthly",
  year: "keep-yearly"
};
function keepCalendar({ counts }, periodsOf, images, now) {
  const timelines = /* @__PURE__ */ new WeakMap();
  const timelineOf = (counted) => {
    const timeline = timelines.get(counted) ?? timelineIn(counted, periodsOf, now);
    timelines.set(counted, timeline);
    return timeline;
  };
  return periods.flatMap((period) => {
    const count3 = counts[period];
    if (count3 === void 0) return [];
    const input4 = calendarInputs[period];
    if (images <= 1) {
      const only = { keeps: true, reasons: [`${ruleName(period, count3)}: the only image`] };
      return [{ input: input4, needsTime: false, judge: () => () => only }];
    }
    return [{ input: input4, needsTime: true, judge: (counted) => keepEvery(period, count3, timelineOf(counted)) }];
  });
}
function timelineIn(counted, periodsOf, now) {
  const madeIn = (tag) => {
    const at = trustedTime(tag.time, now);
    return at === void 0 ? void 0 : periodsOf(at);
  };
  const timed = newestFirst(counted, "time", now).flatMap((tag) => {
    const made = madeIn(tag);
    return made === void 0 ? [] : [{ tag, made }];
  });
  let last;
  return {
    newestFirst: timed,
    madeIn(tag) {
      if (last?.tag !== tag) last = { tag, made: madeIn(tag) };
      return last.made;
    }
  };
}
function keepEvery(period, count3, { newestFirst: timed, madeIn }) {
  const rule2 = ruleName(period, count3);
  const notNewest = { keeps: false, reasons: [`${rule2}: not the newest of its ${period}`] };
  const past = { keeps: false, reasons: [`${rule2}: its ${period} is not among the newest ${count3}`] };
  const byTag = /* @__PURE__ */ new Map();
  const byImage = /* @__PURE__ */ new Map();
  const covered = /* @__PURE__ */ new Set();
  let last;
  const oldest = timed.at(-1)?.tag;
  for (const { tag, made: names } of timed) {
    if (byTag.size === count3) break;
    const made = names[period];
    if (made === last && tag !== oldest) continue;
    const why2 = made === last ? "the oldest image" : `newest of ${made}`;
    const opinion = { keeps: true, reasons: [`${ruleName(period, count3, byTag.size + 1)}: ${why2}`] };
    byTag.set(tag, opinion);
    if (!byImage.has(tag.digest)) byImage.set(tag.digest, opinion);
    covered.add(made);
    last = made;
  }
  return (tag) => {
    const made = madeIn(tag);
    if (made === void 0) return unknownTime;
    return byTag.get(tag) ?? byImage.get(tag.digest) ?? (covered.has(made[period]) ? notNewest : past);
  };
}
function ruleName(period, count3, rank) {
  if (count3 === Number.POSITIVE_INFINITY) return `${calendarInputs[period]} all`;
  return `${calendarInputs[period]} ${rank === void 0 ? "" : `${rank} of `}${count3}`;
}

// src/prune/capture.ts
var untold = {};
function parseCapture(source) {
  const compiled = compile2(source);
  const groups = compiled.groupCount();
  if (groups === 0)
    throw new PatternError(`\`${source}\` captures nothing: put what is to be captured between parentheses`);
  if (groups > 1)
    throw new PatternError(
      `\`${source}\` has ${groups} groups, of which one may capture: write the others as \`(?:\u2026)\``
    );
  return {
    source,
    of(name) {
      if (!compiled.matches(name)) return void 0;
      const matcher = compiled.matcher(name);
      matcher.matches();
      const text = matcher.group(1);
      const isTold = text !== null && text !== "" && !cuts(name, matcher.start(1)) && !cuts(name, matcher.end(1));
      return isTold ? { text } : untold;
    }
  };
}
function cuts(name, index) {
  return /[a-z]{2}|\d{2}/i.test(name.slice(Math.max(0, index - 1), index + 1));
}

// src/inputs/capture.ts
function captureOf(example) {
  return (text) => {
    if (/[\r\n]/.test(text))
      throw new Mistake("is one regular expression, on one line; write either \u2026 or \u2026 as (?:\u2026|\u2026).");
    try {
      return parseCapture(text);
    } catch (error2) {
      if (!(error2 instanceof PatternError)) throw error2;
      throw new Mistake(`${error2.message.replace(/\.$/, "")}. An example: ${example}`);
    }
  };
}

// src/inputs/scalars.ts
function wholeNumber(text) {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(number) ? number : void 0;
}
function meant(value) {
  return value === void 0 ? "" : ` Did you mean ${value}?`;
}
function parseKeep(text) {
  const number = wholeNumber(text);
  if (number === void 0) {
    const span = parseDuration(text) ?? spelledOut(text);
    throw new Mistake(
      `${quote(text)} is not a whole number from 0 up, such as 10 (0 keeps none, on purpose).${meant(span && `keep-within: ${formatDuration(span)}`)}`
    );
  }
  return number;
}
function parsePeriods(text) {
  const number = text === "all" ? Number.POSITIVE_INFINITY : wholeNumber(text);
  if (number === void 0 || number === 0) {
    throw new Mistake(
      `${quote(text)} is neither a whole number from 1 up, such as 7, nor all; without this input it keeps none.`
    );
  }
  return number;
}
var level = (names) => `(all|\\d+) +(?:${names})(?: +each)?`;
var keepSemverPattern = new RegExp(
  `^${level("majors?")} *, *${level("minors?")} *, *${level("patch|patches")}$`
);
function parseKeepSemver(text) {
  const [majors, minors, patches] = (keepSemverPattern.exec(text) ?? []).slice(1).map((count3) => count3 === "all" ? Number.POSITIVE_INFINITY : wholeNumber(count3));
  if (!majors || !minors || !patches) {
    throw new Mistake(
      `${quote(text)} does not name majors, minors and patches, in this order, each with a whole number from 1 up or all, such as: 2 majors, 3 minors each, 1 patch each.`
    );
  }
  return { majors, minors, patches };
}
function parseConcurrency(text) {
  const number = wholeNumber(text);
  if (number === void 0 || number < 1 || number > 64) {
    throw new Mistake(`${quote(text)} is not a whole number from 1 to 64.`);
  }
  return number;
}
function parseMaxDeletions(text) {
  const percentage = text.endsWith("%");
  const number = wholeNumber(percentage ? text.slice(0, -1) : text);
  if (number === void 0 || percentage && number > 100) {
    throw new Mistake(
      `${quote(text)} is neither a whole number from 0 up, such as 50, nor a whole percentage from 0% to 100%.${meant(/^(?:\d{1,2}|100) +%$/.test(text) ? text.replace(/ +/, "") : void 0)}`
    );
  }
  return percentage ? { percent: number } : { count: number };
}
function parseBoolean(text) {
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  const said = /^(?:y|yes|on|1|enabled?|t)$/i.test(text) ? "true" : /^(?:n|no|off|0|disabled?|f)$/i.test(text) ? "false" : nearest(text.toLowerCase(), ["true", "false"], 1 / 2);
  throw new Mistake(`${quote(text)} is neither true nor false.${meant(said)}`);
}
function parseSpan(text) {
  const duration2 = parseDuration(text);
  if (!duration2) {
    const span = spelledOut(text);
    throw new Mistake(`${quote(text)} is not a duration: ${durationSyntax}.${meant(span && formatDuration(span))}`);
  }
  return duration2;
}
var unitWords = [
  [/^s(?:ec(?:ond)?s?)?$/i, "s"],
  [/^(?:m|min(?:ute)?s?)$/, "m"],
  [/^h(?:(?:ou)?rs?)?$/i, "h"],
  [/^(?:d(?:ays?)?|)$/i, "d"],
  [/^w(?:(?:ee)?ks?)?$/i, "w"],
  [/^mon?(?:ths?)?$/i, "mo"],
  [/^y(?:(?:ea)?rs?)?$/i, "y"]
];
function spelledOut(text) {
  const [, amount, word] = /^P?(\d+)[ -]?([a-z]*)$/i.exec(text) ?? [];
  const unit = unitWords.find(([pattern]) => word !== void 0 && pattern.test(word))?.[1];
  return unit && parseDuration(`${amount}${unit}`);
}
function spanWarnings(name, span) {
  return span?.unit === "m" ? [`${name}: ${quote(formatDuration(span))} are minutes; months would be ${span.amount}mo.`] : [];
}
function parseBudget(text) {
  const duration2 = parseSpan(text);
  if (milliseconds(duration2, 0) === 0) {
    throw new Mistake(`${quote(text)} leaves no time for anything; without this input there is no limit.`);
  }
  return duration2;
}
function parseEntraId(text) {
  if (!/^[\w-]+(?:\.[\w-]+)*$/.test(text)) {
    throw new Mistake(`${quote(text)} is not an ID, such as 72f988bf-86f1-41af-91ab-2d7cd011db47.`);
  }
  return text;
}
function choice(accepted2, others = {}) {
  return (text) => {
    const found = accepted2.find((value) => value === text);
    if (found !== void 0) return found;
    const name = text.toLowerCase();
    const said = Object.hasOwn(others, name) ? others[name] : nearest(name, accepted2);
    throw new Mistake(`${quote(text)} is not one of ${accepted2.join(", ")}.${meant(said)}`);
  };
}

// src/inputs/time-zone.ts
function parseTimeZone(text) {
  if ((text.includes("/") || text === "UTC") && isKnown(text)) return text;
  throw new Mistake(
    `${quote(text)} is not an IANA time zone; ${meant2(text) ?? "it is a name such as Europe/Berlin, or UTC."}`
  );
}
function isKnown(timeZone) {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }) !== void 0;
  } catch {
    return false;
  }
}
function meant2(text) {
  const wanted2 = text.toLowerCase().replaceAll(" ", "_");
  const zones = ["UTC", ...Intl.supportedValuesOf("timeZone")];
  const named = zones.flatMap((zone) => [zone, zone.replace(/^.*\//, "")].map((name) => [name.toLowerCase(), zone]));
  const names = new Map(named);
  const found = nearest(wanted2, [...names.keys()]);
  return found && `did you mean ${names.get(found)}?`;
}

// src/inputs/retention.ts
var listSchema = { type: ["string", "array"], items: { type: "string" }, minItems: 1, minLength: 1 };
var wholeNumber2 = { type: "integer", minimum: 0 };
var periodCount = { parse: parsePeriods, schema: { anyOf: [{ type: "integer", minimum: 1 }, { const: "all" }] } };
var duration = { type: "string", pattern: durationPattern.source };
var expression = { type: "string", pattern: "\\(" };
var sortOrders = ["time", "semver", "name"];
var otherOrders = {
  date: "time",
  created: "time",
  updated: "time",
  age: "time",
  version: "semver",
  alphabetical: "name",
  tag: "name"
};
var retentionFields = {
  "tag-pattern": { parse: parseTagPattern, schema: listSchema },
  keep: { parse: parseKeep, schema: wholeNumber2 },
  "keep-within": { parse: parseSpan, schema: duration },
  "keep-hourly": periodCount,
  "keep-daily": periodCount,
  "keep-weekly": periodCount,
  "keep-monthly": periodCount,
  "keep-yearly": periodCount,
  "time-zone": { parse: parseTimeZone, schema: { type: "string" } },
  "keep-semver": { parse: parseKeepSemver, schema: { type: "string", pattern: keepSemverPattern.source } },
  "keep-prereleases": { parse: parseKeep, schema: wholeNumber2 },
  "keep-open-pull-requests": { parse: captureOf("pr-(\\d+)"), schema: expression },
  "keep-existing-branches": { parse: captureOf("^(.+)-[0-9a-f]{7}$"), schema: expression },
  "sort-by": { parse: choice(sortOrders, otherOrders), schema: { enum: sortOrders } },
  "group-by": { parse: parseGrouping, schema: expression }
};
var retentionInputs = Object.keys(retentionFields);
var ruleKeys = ["repositories", ...retentionInputs];
var totalRules = [
  "keep",
  "keep-within",
  ...Object.values(calendarInputs)
];
var partialRules = [
  "keep-semver",
  "keep-prereleases",
  "keep-open-pull-requests",
  "keep-existing-branches"
];
function readRetention(reader) {
  const tagPattern = reader.read("tag-pattern", retentionFields["tag-pattern"].parse);
  const keep = reader.optional("keep", retentionFields.keep.parse);
  const keepWithin2 = reader.optional("keep-within", retentionFields["keep-within"].parse);
  const calendar = readCalendar(reader);
  const keepSemver2 = reader.optional("keep-semver", retentionFields["keep-semver"].parse);
  const keepPrereleases2 = reader.optional("keep-prereleases", retentionFields["keep-prereleases"].parse);
  const pulls = reader.optional("keep-open-pull-requests", retentionFields["keep-open-pull-requests"].parse);
  const branches = reader.optional("keep-existing-branches", retentionFields["keep-existing-branches"].parse);
  const sortBy = reader.read("sort-by", retentionFields["sort-by"].parse);
  const groupBy = reader.optional("group-by", retentionFields["group-by"].parse);
  requireTotalRule(reader);
  const asking = (capture) => capture && { capture };
  return () => ({
    tagPattern: tagPattern(),
    keep: keep(),
    keepWithin: keepWithin2(),
    calendar: calendar(),
    keepSemver: keepSemver2(),
    keepPrereleases: keepPrereleases2(),
    keepOpenPullRequests: asking(pulls()),
    keepExistingBranches: asking(branches()),
    sortBy: sortBy(),
    groupBy: groupBy()
  });
}
function retentionWarnings({ name = "keep-within", keepWithin: keepWithin2 }) {
  return spanWarnings(name, keepWithin2);
}
function readCalendar(reader) {
  const counts = periods.map((period) => [period, reader.optional(calendarInputs[period], parsePeriods)]);
  const timeZone = reader.read("time-zone", retentionFields["time-zone"].parse);
  return () => {
    const asked2 = counts.map(([period, count3]) => [period, count3()]).filter(([, count3]) => count3 !== void 0);
    return asked2.length === 0 ? void 0 : { timeZone: timeZone(), counts: Object.fromEntries(asked2) };
  };
}
function requireTotalRule({ text, reject }) {
  const isGiven = (name) => text(name) !== "";
  if (totalRules.some(isGiven)) return;
  const [partial] = partialRules.filter(isGiven);
  if (partial === void 0) {
    reject(
      "keep",
      `without a keep rule nothing would be kept, so one of ${totalRules.join(", ")} is required; keep: 0 means none, on purpose.`
    );
  } else {
    reject(
      partial,
      `is about some tags only, so keep, keep-within or one of keep-hourly to keep-yearly is required beside it: keep: 0 lets all other tags go that tag-pattern selects.`
    );
  }
}

// src/inputs/scope.ts
import { readFileSync, statSync } from "node:fs";
import { isAbsolute, join as join3, relative as relative2 } from "node:path";

// src/inputs/policy-file.ts
var import_yaml = __toESM(require_dist(), 1);
var mostRules = 1e3;
function parsePolicyFile(text, path9, parseRepositories2) {
  const lines2 = new import_yaml.LineCounter();
  const problems = [];
  const place = (at) => lines2.linePos(typeof at === "number" ? at : at.range?.[0] ?? 0);
  const note = (at, problem) => {
    const { line: line2, col } = place(at);
    problems.push(`${path9}:${line2}:${col}: ${problem}`);
  };
  const known = (value) => {
    if (problems.length > 0) throw new Mistake(...problems);
    return value;
  };
  const top = known(parseYaml(text, lines2, note));
  const items = known(rulesIn(top, note));
  const rules = items.map(
    (item) => (0, import_yaml.isMap)(item) ? readRule(item, note, parseRepositories2) : note(item, "is not a rule: a rule has repositories, tag-pattern and keep rules.")
  );
  return known(rules).flatMap(
    (rule2, at) => rule2 ? [{ name: `${path9}:${place(items[at]).line}`, ...rule2() }] : []
  );
}
var plainly = /* @__PURE__ */ new Map([
  ["MULTIPLE_DOCS", "holds more than one document"],
  ["BAD_ALIAS", "is no text: in YAML, * begins an alias"],
  ["TAG_RESOLVE_FAILED", "is no text: in YAML, ! begins a type"]
]);
function parseYaml(text, lineCounter, note) {
  const document = (0, import_yaml.parseDocument)(text, { schema: "failsafe", lineCounter, prettyErrors: false });
  for (const { pos, code: code18, message } of [...document.errors, ...document.warnings]) {
    const what = plainly.get(code18) ?? message.replace(/[.:]*(\n.*)?$/s, "");
    note(pos[0], `${what}.${adviceFor2(text.slice(pos[0]))}`);
  }
  (0, import_yaml.visit)(document, {
    Alias(_, alias) {
      if (alias.source !== "") note(alias, `${plainly.get("BAD_ALIAS")}.${adviceFor2("*")}`);
    }
  });
  return document.contents;
}
function adviceFor2(rest2) {
  return /^[!*]/.test(rest2) ? ` A pattern that begins with ${rest2[0]} stands in quotes: '${rest2[0]}\u2026'.` : "";
}
function rulesIn(top, note) {
  const rules = (0, import_yaml.isMap)(top) ? top.get("rules", true) : void 0;
  if (!(0, import_yaml.isMap)(top) || !(0, import_yaml.isSeq)(rules) || rules.items.length === 0) {
    note(top ?? 0, "is not a policy: it has one key, `rules`, with a list of rules.");
    return [];
  }
  if (rules.items.length > mostRules) {
    note(rules, `${rules.items.length} rules are too many; at most ${mostRules} are accepted.`);
  }
  for (const { key } of top.items) {
    if (nameOf(key) !== "rules") note(key, `${quote(nameOf(key))} is not known; a policy has rules.`);
  }
  return rules.items;
}
function readRule(rule2, note, parseRepositories2) {
  const places = /* @__PURE__ */ new Map();
  const texts = /* @__PURE__ */ new Map();
  for (const { key, value } of rule2.items) {
    const name = nameOf(key);
    const text = textOf(value);
    if (!isRuleKey(name)) note(key, unknownKey(name));
    else if (text === void 0) note(value ?? key, `${name}: is neither a value nor a list of values.`);
    else if (text === "") note(value ?? key, `${name}: has no value.`);
    places.set(name, value ?? key);
    texts.set(name, text ?? "");
  }
  const reader = createReader(
    (name) => texts.get(name) || (name === "repositories" ? "" : inputDefaults[name]),
    (name, problem) => note(places.get(name) ?? rule2, `${name}: ${problem}`)
  );
  const repositories = reader.read("repositories", parseRepositories2);
  const retention = readRetention(reader);
  return () => ({ ...retention(), repositories: repositories() });
}
function unknownKey(name) {
  const meant3 = nearest(name, ruleKeys, 1);
  return meant3 === void 0 ? `${quote(name)} is not known in a rule. It has ${ruleKeys.join(", ")}.` : `${quote(name)} is not known in a rule; did you mean ${meant3}?`;
}
var isRuleKey = (name) => ruleKeys.includes(name);
function nameOf(key) {
  return (0, import_yaml.isScalar)(key) ? String(key.value) : "";
}
function textOf(node) {
  if (node === null) return "";
  if ((0, import_yaml.isScalar)(node)) return String(node.value ?? "").trim();
  if (!(0, import_yaml.isSeq)(node) || !node.items.every((item) => (0, import_yaml.isScalar)(item))) return void 0;
  return node.items.map(textOf).join("\n");
}

// src/inputs/scope.ts
var largestFile = 2 ** 20;
function readScope(reader, env, parseRepositories2) {
  if (reader.text("policy-file") === "") {
    const repositories = reader.read("repositories", parseRepositories2);
    const retention = readRetention(reader);
    return () => ({ repositories: [repositories()], retentions: [retention()] });
  }
  for (const name of retentionInputs.filter((input4) => reader.text(input4) !== inputDefaults[input4])) {
    reader.reject(name, "is given as well as policy-file, whose rules say it each for itself; which of them is meant?");
  }
  const only = reader.optional("repositories", parseRepositories2);
  const rules = reader.read("policy-file", (path9) => parsePolicyFile(textOf2(path9, env), path9, parseRepositories2));
  return () => {
    const [chosen, retentions] = [only(), rules()];
    const named = retentions.flatMap(({ repositories }) => repositories ?? []);
    return { repositories: chosen === void 0 ? named : [chosen], retentions };
  };
}
function textOf2(path9, env) {
  const workspace = env.GITHUB_WORKSPACE ?? process.cwd();
  const file = join3(workspace, path9);
  if (isAbsolute(path9) || relative2(workspace, file).startsWith("..")) {
    throw new Mistake(`${quote(path9)} is not in the workspace; name the file from the root of the repository on.`);
  }
  try {
    const { size } = statSync(file);
    if (size > largestFile) throw new Mistake(`${quote(path9)} has ${size} bytes; at most ${largestFile} are read.`);
    return readFileSync(file, "utf8");
  } catch (error2) {
    if (error2 instanceof Mistake) throw error2;
    const isMissing = error2 instanceof Error && "code" in error2 && error2.code === "ENOENT";
    throw new Mistake(
      isMissing ? `${quote(path9)} is not in the workspace; does a step before this one check out the repository (actions/checkout)?` : `${quote(path9)} cannot be read: ${messageOf(error2)}.`
    );
  }
}

// src/inputs/sign-in.ts
var azureInputs = ["azure-tenant-id", "azure-client-id", "azure-client-secret"];
function readSignIn({ text, optional, reject }) {
  const [username, password, clientSecret] = [text("username"), text("password"), text("azure-client-secret")];
  const tenantId = optional("azure-tenant-id", parseEntraId);
  const clientId = optional("azure-client-id", parseEntraId);
  const apiUrl = optional("github-api-url", parseApiUrl);
  const azureGiven = azureInputs.filter((name) => text(name) !== "");
  if (username === "" && password !== "") reject("username", "is missing, although password is given.");
  if (username !== "" && password === "") {
    reject(
      "password",
      "is missing or empty, although username is given; is the secret set, and visible to this workflow?"
    );
  }
  if (username !== "" && azureGiven.length > 0) {
    reject("username", `is given as well as ${azureGiven.join(", ")}; which of them is to sign in?`);
  }
  if (azureGiven.length > 0 && text("azure-client-id") === "") {
    reject("azure-client-id", `is missing or empty, although ${azureGiven.join(" and ")} is given.`);
  }
  if (clientSecret !== "" && text("azure-tenant-id") === "") {
    reject("azure-tenant-id", "is missing or empty, although azure-client-secret is given.");
  }
  return () => ({
    credentials: username === "" ? void 0 : { username, password },
    azure: { tenantId: tenantId(), clientId: clientId(), clientSecret: clientSecret || void 0 },
    github: { token: text("token") || void 0, apiUrl: apiUrl() }
  });
}

// src/inputs.ts
var InputError = class extends Error {
  name = "InputError";
};
function readInputs(env, registries) {
  const mistakes = [
    ...unknownInputs(env),
    ...emptiedInputs(env).map(
      (name) => `${name}: is empty; does its expression name something that exists? Leave it out for ${inputDefaults[name]}.`
    )
  ];
  const reader = createReader(
    (name) => inputText(env, name),
    (name, problem) => void mistakes.push(`${name}: ${problem}`)
  );
  const { text, read, optional } = reader;
  let type;
  const registry = read("registry", (value) => {
    if (value === "") throw new Mistake("is required: a host, a host with a port, or a URL, such as localhost:5000.");
    const given = text("registry-type");
    const found = parseAddress(registries.addressOf(given, value));
    const served = registries.typeFor(found.url.hostname, given);
    if ("unsupported" in served) throw new Mistake(`${quote(value)} is not supported: ${served.unsupported}`);
    type = served.type;
    return { ...found, type };
  });
  optional("registry-type", choice(registries.types, registries.otherNames));
  const host = text("registry").replace(/^\w+:\/\//, "").replace(/\/.*$/s, "");
  const scope = readScope(
    reader,
    env,
    (value) => parseRepositories(value, host, (pattern) => type === void 0 ? void 0 : registries.misfit(type, pattern))
  );
  const protect = read("protect", parseProtect);
  const protectDigests = read("protect-digests", parseDigests);
  const referencedIn = optional("protect-referenced-in", parseFileGlobs);
  const deleteUntaggedAfter = optional("delete-untagged-after", parseSpan);
  const dryRun = read("dry-run", parseBoolean);
  const allowEmpty = read("allow-empty", parseBoolean);
  const maxDeletions = optional("max-deletions", parseMaxDeletions);
  const verify2 = read("verify", parseBoolean);
  const timeBudget = optional("time-budget", parseBudget);
  const concurrency = read("concurrency", parseConcurrency);
  const signIn = readSignIn(reader);
  if (mistakes.length > 0) throw new InputError(mistakes.join("\n"));
  const { repositories, retentions } = scope();
  const inputs = {
    registry: registry(),
    repositories,
    policy: {
      retentions,
      protect: protect(),
      protectDigests: protectDigests(),
      deleteUntaggedAfter: deleteUntaggedAfter(),
      allowEmpty: allowEmpty()
    },
    referencedIn: referencedIn(),
    dryRun: dryRun(),
    maxDeletions: maxDeletions(),
    verify: verify2(),
    timeBudget: timeBudget(),
    concurrency: concurrency(),
    ...signIn()
  };
  return { ...inputs, warnings: warningsOf(inputs, text) };
}
function warningsOf({ registry, credentials, policy }, text) {
  const unused = registry.type === "acr" ? [] : azureInputs.filter((name) => text(name) !== "");
  const risk = credentials ? "the password travels unencrypted" : "what travels can be read and changed on the way";
  const hasCalendar = policy.retentions.some(({ calendar }) => calendar !== void 0);
  return [
    ...policy.retentions.flatMap(retentionWarnings),
    ...spanWarnings("delete-untagged-after", policy.deleteUntaggedAfter),
    ...hasCalendar || text("time-zone") === inputDefaults["time-zone"] ? [] : [`time-zone: is only used by ${Object.values(calendarInputs).join(", ")}.`],
    ...unused.map((name) => `${name}: is only used for an Azure Container Registry.`),
    ...registry.insecure ? [`registry: ${quote(text("registry"))} is plain HTTP to another machine: ${risk}.`] : []
  ];
}

// package.json
var package_default = {
  name: "prune-container-registry",
  version: "0.1.0",
  private: true,
  description: "GitHub Action that prunes container registries: it deletes old tags and images, and nothing that is still needed.",
  license: "MIT",
  type: "module",
  engines: {
    node: ">=20"
  },
  scripts: {
    demo: "node scripts/setup.mjs && npm run --silent demo:run --",
    "demo:run": "node demo/demo.ts",
    look: "node scripts/setup.mjs && npm run --silent look:run --",
    "look:run": "node look/look.ts",
    test: "node scripts/setup.mjs && npm run --silent test:run --",
    "test:run": "vitest run",
    "test:coverage": "npm test -- --coverage --exclude '__tests__/action/**'",
    "test:mutation": "node scripts/setup.mjs && stryker run",
    bench: "node scripts/setup.mjs && npm run --silent bench:run --",
    "bench:run": "node bench/bench.ts",
    build: "node scripts/build.ts",
    docs: "node scripts/docs.ts",
    lint: "biome lint --error-on-warnings .",
    format: "biome check --write .",
    check: "tsc -p . && biome check --error-on-warnings . && knip && node scripts/docs.ts --check && node scripts/build.ts --check"
  },
  dependencies: {
    "@actions/core": "3.0.1",
    "@actions/github": "9.1.1",
    "@azure/container-registry": "1.1.2",
    "@azure/core-rest-pipeline": "1.25.0",
    "@azure/identity": "4.14.1",
    "@azure/logger": "1.4.0",
    "@date-fns/tz": "1.5.0",
    "@date-fns/utc": "2.1.1",
    "date-fns": "4.4.0",
    "fastest-levenshtein": "1.0.16",
    minimatch: "11.0.9",
    "p-limit": "7.3.3",
    "p-map": "7.1.1",
    "p-retry": "7.1.1",
    re2js: "2.10.0",
    semver: "7.8.6",
    undici: "8.12.4",
    yaml: "2.9.1"
  },
  devDependencies: {
    "@actions/languageservice": "0.3.61",
    "@biomejs/biome": "2.5.15",
    "@stryker-mutator/core": "10.1.1",
    "@stryker-mutator/vitest-runner": "10.1.1",
    "@types/node": "24.19.2",
    "@types/semver": "7.8.0",
    "@vitest/coverage-v8": "5.1.1",
    ajv: "8.20.0",
    esbuild: "0.28.2",
    "fast-check": "4.10.2",
    "github-markdown-css": "^5.9.0",
    knip: "6.42.1",
    node: "24.21.0",
    rehype: "^13.0.2",
    "rehype-sanitize": "^6.0.0",
    typescript: "7.0.2",
    vitest: "5.1.1",
    "vscode-languageserver-textdocument": "1.0.16"
  },
  overrides: {
    undici: "$undici",
    "@actions/github": {
      "@actions/http-client": "4.0.1"
    }
  },
  allowScripts: {
    node: true,
    esbuild: true
  }
};

// src/http/dispatcher.ts
var import_undici = __toESM(require_undici(), 1);
var defaultTimeouts = {
  connectMs: 1e4,
  headersMs: 6e4,
  bodyMs: 3e4,
  attemptMs: 6e4,
  deleteMs: 3e5
};
var metadataHost = "169.254.169.254";
function createDispatcher(env, timeouts, connections) {
  const variable2 = (name) => env[name.toLowerCase()] ?? env[name] ?? "";
  return new import_undici.EnvHttpProxyAgent({
    // undici would look into process.env for what is undefined here; the empty string means "none".
    httpProxy: proxyUrl("HTTP_PROXY", variable2("HTTP_PROXY")),
    httpsProxy: proxyUrl("HTTPS_PROXY", variable2("HTTPS_PROXY")),
    noProxy: [...loopbackHosts, metadataHost, variable2("NO_PROXY")].join(","),
    connections,
    connectTimeout: timeouts.connectMs,
    headersTimeout: timeouts.headersMs,
    bodyTimeout: timeouts.bodyMs,
    allowH2: false
  });
}
function proxyUrl(name, value) {
  if (value === "") return "";
  const url = URL.parse(value.includes("://") ? value : `http://${value}`);
  if (!url || !["http:", "https:", "socks5:"].includes(url.protocol)) {
    throw new RegistryError("transient", `${name} is not the URL of a proxy; use http://host:port`);
  }
  return url.href;
}

// src/http/exchange.ts
var defaultMaxBytes = 32 * 1024 * 1024;
async function exchange(request, {
  dispatcher,
  userAgent,
  signal,
  deadline
}) {
  try {
    const { statusCode, headers, body } = await dispatcher.request({
      origin: request.url.origin,
      path: `${request.url.pathname}${request.url.search}`,
      signal,
      // The deadline ends it where an answer may take longer than usual.
      ...request.method === "DELETE" && { headersTimeout: deadline },
      method: request.method,
      headers: {
        ...request.headers,
        "user-agent": userAgent,
        // Nothing is decoded here, so that a small answer cannot unpack to a large one.
        "accept-encoding": "identity",
        ...request.authorization !== void 0 && { authorization: request.authorization }
      },
      body: request.body ?? null,
      // undici would close the connection after every HEAD, that is, one TLS handshake for each tag.
      reset: false
    });
    const header = (name) => {
      const value = headers[name.toLowerCase()];
      return Array.isArray(value) ? value.join(", ") : value;
    };
    return { status: statusCode, url: request.url, header, body: await readBody(body, request, statusCode, header) };
  } catch (error2) {
    throw failureOf(error2, request);
  }
}
async function readBody(body, request, status, header) {
  const url = redact(request.url);
  const refuse = (why2) => new RegistryError("unexpected", `${request.method} ${url}: ${why2}`, { method: request.method, url, status });
  const limit = request.maxBytes ?? defaultMaxBytes;
  const announced = Number(header("content-length") ?? 0);
  const encoding = header("content-encoding")?.toLowerCase() ?? "identity";
  const chunks = [];
  let length2 = 0;
  for await (const chunk2 of body) {
    length2 += chunk2.length;
    if (Math.max(announced, length2) > limit) throw refuse(`the answer is larger than ${limit} bytes`);
    if (encoding !== "identity")
      throw refuse(`the answer is encoded as ${JSON.stringify(encoding)}, which was not asked for`);
    chunks.push(chunk2);
  }
  return Buffer.concat(chunks);
}

// src/http/redirect.ts
var mostRedirects = 5;
function isRedirect(status) {
  return [301, 302, 303, 307, 308].includes(status);
}
function redirected(request, status, location) {
  const url = location === void 0 ? null : URL.parse(location, request.url.href);
  const refuse = (why2) => {
    const from = redact(request.url);
    const to = url ? ` to ${redact(url)}` : "";
    return new RegistryError("unexpected", `${request.method} ${from}: redirected${to}, ${why2}`, {
      method: request.method,
      url: from,
      status
    });
  };
  if (request.method !== "GET" && request.method !== "HEAD") throw refuse("which only reads may be");
  if (!url) throw refuse("but not to a URL");
  if (url.protocol !== "https:" && url.protocol !== "http:") throw refuse("which is not http");
  if (isLinkLocal(url)) throw refuse("a link-local address");
  if (isThisMachine(url) && !isThisMachine(request.url)) throw refuse("into the runner itself");
  if (url.protocol === "http:" && request.url.protocol === "https:" && !isLoopback(url)) {
    throw refuse("from https to plain http");
  }
  url.username = "";
  url.password = "";
  if (url.origin === request.url.origin) return { ...request, url };
  const { authorization: _, headers = {}, ...rest2 } = request;
  const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() === "accept");
  return { ...rest2, url, headers: Object.fromEntries(kept) };
}

// src/http/client.ts
function createHttp(options) {
  const { concurrency, userAgent, env = process.env, onExchange } = options;
  const { clock = systemClock, random = Math.random } = options;
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const policy = { ...defaultRetryPolicy, ...options.retry };
  const dispatcher = createDispatcher(env, timeouts, concurrency);
  const limit = pLimit(concurrency);
  const winding = new AbortController();
  const ended = new AbortController();
  const attempts = /* @__PURE__ */ new Set();
  async function attempt(request) {
    ended.signal.throwIfAborted();
    const controller = new AbortController();
    const { signal } = controller;
    const deadline = request.method === "DELETE" ? timeouts.deleteMs : timeouts.attemptMs;
    const timer = setTimeout(() => controller.abort(deadlineError(deadline)), deadline);
    attempts.add(controller);
    try {
      let hop = request;
      for (let redirects = 0; redirects <= mostRedirects; redirects++) {
        const response = await logged(hop, () => exchange(hop, { dispatcher, userAgent, signal, deadline }));
        if (isRead(hop.method) && hop.url.origin === request.url.origin) assertClock(hop, response, clock.now());
        if (!isRedirect(response.status)) return response;
        hop = redirected(hop, response.status, response.header("location"));
      }
      const url = redact(request.url);
      const message = `${request.method} ${url}: redirected more than ${mostRedirects} times`;
      throw new RegistryError("unexpected", message, { method: request.method, url });
    } finally {
      clearTimeout(timer);
      attempts.delete(controller);
    }
  }
  async function logged({ method, url }, run2) {
    if (onExchange === void 0) return run2();
    const startedAt = performance.now();
    const log = (what) => onExchange(`${method} ${redact(url)}: ${what}, ${Math.round(performance.now() - startedAt)} ms`);
    try {
      const answer = await run2();
      log(`${answer.status}, ${answer.body.length} bytes`);
      return answer;
    } catch (error2) {
      log(`failed: ${messageOf(error2)}`);
      throw error2;
    }
  }
  async function deliver(request) {
    ended.signal.throwIfAborted();
    const begins = ["DELETE", "PUT"].includes(request.method) && request.finishes !== true;
    if (begins && winding.signal.aborted) throw tooLate();
    try {
      const response = await withRetries(async (attempts2) => ({ ...await attempt(request), attempts: attempts2 }), {
        repeatable: request.repeatable ?? ["GET", "HEAD", "PUT"].includes(request.method),
        policy,
        clock,
        random,
        signal: ended.signal
      });
      const wait = retryAfter(response, clock.now()) ?? 0;
      if (response.status === 429 || response.status === 503 && wait > policy.patienceMs) {
        throw throttled(request, response.status, wait);
      }
      return response;
    } catch (error2) {
      ended.signal.throwIfAborted();
      throw error2;
    }
  }
  return {
    concurrency,
    send: (request) => limit(deliver, request),
    async again(attempt2, { refusal: refusal3, exchange: { retryAfterMs = 0 } }) {
      const passing = refusal3 === "transient" || refusal3 === "throttled";
      if (!passing || attempt2 > policy.retries || retryAfterMs > policy.patienceMs) return false;
      const wait = retryAfterMs + jitter(attempt2 - 1, policy, random);
      await clock.sleep(wait, winding.signal).catch(() => ended.signal.throwIfAborted());
      return !winding.signal.aborted;
    },
    async pause(milliseconds2, before) {
      const { signal } = before === "delete" ? winding : ended;
      await clock.sleep(milliseconds2, signal).catch(() => ended.signal.throwIfAborted());
      if (signal.aborted) throw tooLate();
    },
    windDown: () => winding.abort(),
    within(work) {
      const { signal } = ended;
      return new Promise((fulfil, reject) => {
        const end = () => reject(signal.reason);
        if (signal.aborted) end();
        else signal.addEventListener("abort", end, { once: true });
        work.then(fulfil, reject).finally(() => signal.removeEventListener("abort", end));
      });
    },
    abort(reason2) {
      ended.abort(reason2);
      winding.abort();
      for (const controller of attempts) controller.abort(reason2);
    },
    close: () => dispatcher.close()
  };
}
function isRead(method) {
  return method === "GET" || method === "HEAD";
}
function tooLate() {
  return new RegistryError("throttled", "the run ends before this had its turn");
}
function throttled({ method, url }, status, wait) {
  const shown2 = redact(url);
  const asked2 = wait > 0 ? `; the registry asks to wait ${Math.ceil(wait / 1e3)} s` : "";
  const message = `${method} ${shown2}: the rate limit of the registry is used up${asked2}`;
  return new RegistryError("throttled", message, { method, url: shown2, status, retryAfterMs: wait });
}

// src/prune/answers.ts
var nothingGoingOn = { openPullRequests: /* @__PURE__ */ new Set(), branches: branchesNamed([]) };
function questionsOf({ retentions }) {
  return new Set(
    retentions.flatMap(({ keepOpenPullRequests: keepOpenPullRequests2, keepExistingBranches: keepExistingBranches2 }) => [
      ...keepOpenPullRequests2 === void 0 ? [] : ["openPullRequests"],
      ...keepExistingBranches2 === void 0 ? [] : ["branches"]
    ])
  );
}
function answered(policy, { openPullRequests, branches }) {
  const withAnswers = (retention) => ({
    ...retention,
    keepOpenPullRequests: withAnswer(retention.keepOpenPullRequests, openPullRequests),
    keepExistingBranches: withAnswer(retention.keepExistingBranches, branches)
  });
  return { ...policy, retentions: policy.retentions.map(withAnswers) };
}
function withAnswer(asking, answer) {
  return asking && { ...asking, answer };
}

// src/prune/apply.ts
var mostInARow = { forbidden: 3, transient: 5 };
async function apply(steps, deleter, applying) {
  const outcomes = steps.map(() => ({ status: "remaining" }));
  const opening2 = pLimit(1);
  const accepted2 = /* @__PURE__ */ new Set();
  let row2 = { length: 0 };
  let ended;
  async function carryOut(step) {
    try {
      await (step.kind === "untag" ? deleter.deleteTag(step.tag) : deleter.deleteManifest(step.manifest, step.tags));
      row2 = { length: 0 };
      accepted2.add(step.kind);
      return { status: "done" };
    } catch (error2) {
      const outcome2 = outcomeOf(error2);
      const refusal3 = error2 instanceof RegistryError ? error2.refusal : void 0;
      row2 = { refusal: refusal3, length: refusal3 === row2.refusal ? row2.length + 1 : 1 };
      const isTooLong = refusal3 !== void 0 && row2.length >= (mostInARow[refusal3] ?? Number.POSITIVE_INFINITY);
      if (error2 instanceof AuthError || isTooLong) ended ??= messageOf(error2);
      if (refusal3 === "throttled") applying.throttled(messageOf(error2));
      return outcome2;
    } finally {
      applying.onStep();
    }
  }
  async function tryStep(step) {
    return ended === void 0 && applying.stopped() === void 0 ? carryOut(step) : { status: "remaining" };
  }
  async function attempt(index) {
    const step = steps[index];
    const obstacle = step.after.find((before) => !allows(steps[before], outcomes[before], step));
    if (obstacle !== void 0) outcomes[index] = inherited(outcomes[obstacle]);
    else outcomes[index] = await (accepted2.has(step.kind) ? tryStep(step) : opening2(tryStep, step));
  }
  for (const wave of waves(steps)) {
    await Promise.all(wave.map((index) => applying.limits[steps[index].kind](attempt, index)));
  }
  return { steps: deleter.powers.takesReferrers ? withTakenAlong(steps, outcomes) : outcomes, ended };
}
function withTakenAlong(steps, outcomes) {
  const manifests = steps.flatMap((step) => step.kind === "delete" ? [step.manifest] : []);
  const referrers = Map.groupBy(manifests, ({ subject }) => subject);
  const gone = steps.flatMap(
    (step, index) => step.kind === "delete" && outcomes[index]?.status === "done" ? [step.manifest.digest] : []
  );
  const takenAlong = /* @__PURE__ */ new Set();
  for (let digest = gone.pop(); digest !== void 0; digest = gone.pop()) {
    for (const referrer of referrers.get(digest) ?? []) {
      if (takenAlong.has(referrer.digest)) continue;
      takenAlong.add(referrer.digest);
      gone.push(referrer.digest);
    }
  }
  return outcomes.map((outcome2, index) => {
    const step = steps[index];
    const { digest } = step.kind === "delete" ? step.manifest : step.tag;
    return outcome2.status === "remaining" && takenAlong.has(digest) ? { status: "done" } : outcome2;
  });
}
function waves(steps) {
  return Map.groupBy(steps.keys(), (index) => steps[index].wave).values();
}
function allows(step, { status }, next) {
  if (status === "done" || status === "already-gone") return true;
  return step.kind === "untag" && next.kind === "untag" && (status === "changed" || status === "kept");
}
function inherited({ status, message }) {
  return { status: status === "changed" || status === "kept" ? status : "remaining", message };
}
function outcomeOf(error2) {
  const message = messageOf(error2);
  if (error2 instanceof ChangedError) return { status: "changed", message };
  if (!(error2 instanceof RegistryError))
    return { status: "failed", message: error2 instanceof AuthError ? message : stackOf(error2) };
  switch (error2.refusal) {
    case "gone":
      return { status: "already-gone" };
    case "protected":
    case "referenced":
      return { status: "kept", message };
    case "throttled":
      return { status: "remaining", message };
    default:
      return { status: "failed", message };
  }
}
function stackOf(error2) {
  return error2 instanceof Error && error2.stack || messageOf(error2);
}

// src/prune/guard.ts
function refusal(plan2, allowEmpty) {
  if (plan2.snapshot.incomplete !== void 0) {
    return `the listing cannot be proved complete (${plan2.snapshot.incomplete}), so nothing here is deleted`;
  }
  if (plan2.steps.length === 0) return void 0;
  const images = plan2.tags.filter(({ tag }) => companionSubject(tag) === void 0);
  if (allowEmpty || images.length === 0 || images.some((tag) => tag.verdict === "retained" && !tag.heldBack))
    return void 0;
  return `the plan would leave no tag at all (${images.length} would go); set \`allow-empty: true\` if that is meant`;
}
function excess(seen, going, limit) {
  if (limit === void 0) return void 0;
  const planned = sum(going, (plan2) => count(plan2, (verdict) => verdict !== "retained"));
  const all = sum(seen, (plan2) => count(plan2, () => true));
  const [allowed, written3] = "count" in limit ? [limit.count, `${limit.count}`] : [all * limit.percent / 100, `${limit.percent}%`];
  if (planned <= allowed) return void 0;
  return `the plan takes away ${planned} of ${all} tags and untagged images, more than \`max-deletions: ${written3}\` allows; raise it if that is meant`;
}
function count({ tags, images }, of) {
  return tags.filter((tag) => of(tag.verdict)).length + images.filter((image) => image.untagged && of(image.verdict)).length;
}
function sum(plans, of) {
  return plans.reduce((total, plan2) => total + of(plan2), 0);
}

// src/prune/keep-versions.ts
function keepVersions({ input: input4, counts, rank, notCounted, noVersion: noVersion2 }) {
  const uncounted = { keeps: false, reasons: [`${input4}: ${notCounted}`], isOfTagAlone: true };
  const unversioned = { keeps: false, reasons: [`${input4}: ${noVersion2}`], isOfTagAlone: true };
  return {
    input: input4,
    needsTime: false,
    concerns(tag) {
      const found = version(tag);
      return found !== null && counts(found);
    },
    judge(counted, isProtected) {
      const versions2 = [];
      for (const tag of counted) {
        const found = version(tag);
        if (found !== null && counts(found)) versions2.push({ tag, found });
      }
      const distinct = /* @__PURE__ */ new Map();
      for (const { tag, found } of versions2) if (!isProtected(tag)) distinct.set(found.version, found);
      const newest2 = [...distinct.values()].sort((a, b) => b.compare(a));
      const ranked = rank(newest2);
      const opinions = new Map(newest2.map((found, at) => [found.version, ranked[at]]));
      const opinionOn2 = (found) => opinions.get(found.version) ?? uncounted;
      const onImage = /* @__PURE__ */ new Map();
      for (const { tag, found } of versions2) {
        const { name, digest } = tag;
        if ((isProtected(tag) || opinionOn2(found).keeps) && !onImage.has(digest))
          onImage.set(digest, { keeps: true, reasons: [`${input4}: on the image of ${name}`], isOfTagAlone: true });
      }
      return (tag) => {
        const found = version(tag);
        return found === null ? onImage.get(tag.digest) ?? unversioned : opinionOn2(found);
      };
    }
  };
}

// src/prune/keep-prereleases.ts
var input = "keep-prereleases";
function keepPrereleases(count3, released) {
  return keepVersions({
    input,
    counts: ({ prerelease }) => prerelease.length > 0,
    rank(prereleases) {
      const ranks2 = /* @__PURE__ */ new Map();
      return prereleases.map((prerelease) => {
        const release = releaseOf(prerelease);
        if (released.has(release))
          return { keeps: false, reasons: [`${input}: ${release} is released`], isOfTagAlone: true };
        const rank = (ranks2.get(release) ?? 0) + 1;
        ranks2.set(release, rank);
        return rank <= count3 ? { keeps: true, reasons: [`${input} ${rank} of ${count3}: ${release} is not released yet`] } : { keeps: false, reasons: [`${input}: not among the newest ${count3} of ${release}`] };
      });
    },
    notCounted: "not a prerelease",
    noVersion: "not a prerelease"
  });
}
function releasesIn(tags) {
  const releases = /* @__PURE__ */ new Set();
  for (const tag of tags) {
    const found = version(tag);
    if (found !== null && found.prerelease.length === 0) releases.add(found.version);
  }
  return releases;
}
function releasesOfPrereleases(tags) {
  const isPrerelease = (found) => found.prerelease.length > 0;
  const versions2 = tags.flatMap((tag) => {
    const found = version(tag);
    return found === null ? [] : [{ tag, found }];
  });
  const wanted2 = new Set(versions2.filter(({ found }) => isPrerelease(found)).map(({ found }) => releaseOf(found)));
  const releases = versions2.filter(({ found }) => !isPrerelease(found) && wanted2.has(found.version));
  return new Set(releases.map(({ tag }) => tag));
}
function releaseOf({ major, minor, patch }) {
  return `${major}.${minor}.${patch}`;
}

// src/prune/reference.ts
function referencesOf(list3) {
  const named = list3.filter(({ repository }) => repository !== void 0 && !isVague(repository));
  return {
    list: list3,
    byRepository: Map.groupBy(named, ({ repository }) => repository),
    anywhere: list3.filter(({ repository }) => repository === void 0 || isVague(repository)),
    tags: placesBy(list3, ({ tag }) => tag),
    digests: placesBy(list3, ({ digest }) => digest)
  };
}
function referencesIn({ byRepository, anywhere }, repository) {
  const here = anywhere.filter((reference) => fits(reference.repository ?? "*", repository));
  return referencesOf([...byRepository.get(repository) ?? [], ...here]);
}
function tagReferences(references, { name, digest }) {
  return [reason(references.tags, name, ""), digestReference(references, digest)].filter((why2) => why2 !== void 0);
}
function digestReference(references, digest) {
  return references && reason(references.digests, digest, "its digest ");
}
function isVague(name) {
  return name.includes("*");
}
function fits(pattern, name) {
  const [first = "", ...rest2] = pattern.split("*");
  const last = rest2.pop();
  if (last === void 0) return pattern === name;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest2) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
function listed(places) {
  const shown2 = places.slice(0, most2);
  const more = places.length - shown2.length;
  return `${shown2.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
var most2 = 3;
function placesBy(list3, nameOf2) {
  const exact = /* @__PURE__ */ new Map();
  const vague2 = /* @__PURE__ */ new Map();
  for (const reference of list3) {
    const name = nameOf2(reference);
    if (name === void 0) continue;
    const places = isVague(name) ? vague2 : exact;
    const known = places.get(name);
    if (known === void 0) places.set(name, [reference.place]);
    else if (known.at(-1) !== reference.place) known.push(reference.place);
  }
  return { exact, vague: vague2 };
}
function reason({ exact, vague: vague2 }, name, subject) {
  const certain = exact.get(name);
  if (certain !== void 0) return `${subject}${subject && "is "}referenced in ${listed(certain)}`;
  const possible = [...vague2].flatMap(([pattern, places]) => fits(pattern, name) ? places : []);
  return possible.length > 0 ? `${subject}may be referenced in ${listed([...new Set(possible)])}` : void 0;
}

// src/prune/policy.ts
function policyIn(policy, repository) {
  const isMeant = ({ repositories }) => repositories === void 0 || selects(repositories, repository);
  return {
    ...policy,
    retentions: policy.retentions.filter(isMeant),
    references: policy.references && referencesIn(policy.references, repository)
  };
}
function commonOrder({ retentions }) {
  const [first, ...others] = new Set(retentions.map(({ sortBy }) => sortBy));
  return first !== void 0 && others.length === 0 ? first : "time";
}

// src/prune/selection.ts
function selectionsIn(tags) {
  const found = /* @__PURE__ */ new Map();
  for (const { tag, is } of tags) {
    if (is.kind !== "candidate" && is.kind !== "protected" || is.retention === void 0) continue;
    const selection = found.get(is.retention) ?? { candidates: [], protectedTags: [] };
    found.set(is.retention, selection);
    (is.kind === "candidate" ? selection.candidates : selection.protectedTags).push(tag);
  }
  return found;
}
function groupsOf({ candidates, protectedTags }, { groupBy }) {
  const byGroup = (tags, names) => Map.groupBy(tags, (_, at) => names[at]);
  const nameOf2 = groupNames(candidates, groupBy);
  const alsoThere = byGroup(protectedTags, groupNames(protectedTags, groupBy));
  const groups = [...byGroup(candidates, nameOf2)].map(([name, members]) => {
    const images = new Set(members.map((tag) => tag.digest));
    const onImages = (alsoThere.get(name) ?? []).filter((tag) => images.has(tag.digest));
    return {
      name,
      candidates: members,
      counted: onImages.length === 0 ? members : [...members, ...onImages],
      images: images.size
    };
  });
  return { groups, nameOf: nameOf2 };
}

// src/prune/classify.ts
var outside = { kind: "outside" };
function classifier(manifests, policy) {
  const candidates = policy.retentions.map((retention) => ({ kind: "candidate", retention }));
  const unprotected = (tag) => {
    if (tag.leftover !== void 0) return { kind: "leftover", reason: tag.leftover };
    const subject = companionSubject(tag);
    if (subject !== void 0) return { kind: manifests.has(subject) ? "companion" : "orphan", subject };
    return candidates.find(({ retention }) => selects(retention.tagPattern, tag.name)) ?? outside;
  };
  return (tag) => {
    const reasons = protections(tag, manifests.get(tag.digest), policy);
    const is = unprotected(tag);
    if (reasons.length === 0) return is;
    return { kind: "protected", reasons, retention: is.kind === "candidate" ? is.retention : void 0 };
  };
}
function protections(tag, manifest, policy) {
  const reasons = [];
  if (selects(policy.protect, tag.name)) reasons.push(protectedBy(tag.name, policy.protect));
  if (policy.protectDigests.has(tag.digest)) reasons.push("its digest is protected");
  if (policy.references !== void 0) reasons.push(...tagReferences(policy.references, tag));
  if (isCutCompanion(tag.name)) reasons.push("it belongs to a digest in SHA-512 that its name does not tell whole");
  if (manifest === void 0) reasons.push("its manifest is unknown");
  const locked = tag.locked ?? manifest?.locked;
  if (locked !== void 0) reasons.push(locked);
  return reasons;
}
function protectedBy(name, { includes }) {
  const pattern = includes.find(({ matches }) => matches(name));
  return pattern?.source === name ? "protected" : `protected by \`${pattern?.source}\``;
}

// src/prune/named-after.ts
function keepNamedAfter({ input: input4, what, asking, judge: judge2 }) {
  const { capture, answer } = asking;
  const says = ({ keeps, reasons }) => ({
    keeps,
    reasons: reasons.map((reason2) => `${input4}: ${reason2}`),
    isOfTagAlone: true
  });
  const other = says({ keeps: false, reasons: [`not the tag of a ${what}`] });
  const untold2 = says({ keeps: true, reasons: [`it cannot be told of which ${what} it is the tag`] });
  const unanswered2 = says({ keeps: true, reasons: ["GitHub has not been asked"] });
  function opinionOn2({ text }) {
    if (answer === void 0) return unanswered2;
    const opinion = text === void 0 ? void 0 : judge2(text, answer);
    return opinion === void 0 ? untold2 : says(opinion);
  }
  return {
    input: input4,
    needsTime: false,
    judge: () => (tag) => {
      const captured = capture.of(tag.name);
      return captured === void 0 ? other : opinionOn2(captured);
    },
    concerns: ({ name }) => capture.of(name) !== void 0
  };
}

// src/prune/keep-existing-branches.ts
function keepExistingBranches(asking) {
  return keepNamedAfter({
    input: "keep-existing-branches",
    what: "branch",
    asking,
    judge(text, branches) {
      if (lettersIn(text) === "") return void 0;
      const branch = branches.named(text);
      return branch === void 0 ? { keeps: false, reasons: [`${text} does not exist`] } : { keeps: true, reasons: [`${branch} exists`] };
    }
  });
}

// src/prune/keep-newest.ts
var keepNone = { keeps: false, reasons: ["keep 0"] };
var noVersion = { keeps: true, reasons: ["keep: no tag of its image is a semantic version"] };
function keepNewest(count3, images, sortBy, now) {
  const input4 = "keep";
  if (images <= count3) {
    const opinion = { keeps: true, reasons: [`keep ${count3}: there ${images === 1 ? "is" : "are"} only ${images}`] };
    return { input: input4, needsTime: false, judge: () => () => opinion };
  }
  if (count3 === 0) return { input: input4, needsTime: false, judge: () => () => keepNone };
  const unranked = {
    time: (tag) => isTimeless(tag, now),
    semver: (tag) => version(tag) === null,
    name: () => false
  }[sortBy];
  return {
    input: input4,
    needsTime: sortBy === "time",
    judge(counted) {
      const past = { keeps: false, reasons: [`keep: not among the newest ${count3} of ${images} images`] };
      const ranked = /* @__PURE__ */ new Map();
      for (const tag of counted) {
        if (unranked(tag) || ranked.has(tag.digest)) continue;
        const rank = ranked.size + 1;
        ranked.set(tag.digest, rank <= count3 ? { keeps: true, reasons: [`keep ${rank} of ${count3}`] } : past);
      }
      return (tag) => {
        if (sortBy === "time" && unranked(tag)) return unknownTime;
        return ranked.get(tag.digest) ?? noVersion;
      };
    }
  };
}

// src/prune/keep-open-pull-requests.ts
function keepOpenPullRequests(asking) {
  return keepNamedAfter({
    input: "keep-open-pull-requests",
    what: "pull request",
    asking,
    judge(text, open2) {
      if (!/^\d+$/.test(text)) return void 0;
      const number = Number(text);
      const isOpen = open2.has(number);
      return { keeps: isOpen, reasons: [`#${number} is ${isOpen ? "" : "not "}open`] };
    }
  });
}

// src/prune/keep-semver.ts
var input2 = "keep-semver";
function keepSemver(wanted2) {
  return keepVersions({
    input: input2,
    counts: ({ prerelease }) => prerelease.length === 0,
    rank(releases) {
      let last;
      return ranks(releases).map((rank) => {
        const opinion = opinionOn(rank, wanted2);
        last = last !== void 0 && last.reasons[0] === opinion.reasons[0] ? last : opinion;
        return last;
      });
    },
    notCounted: "prereleases are not counted",
    noVersion: "not a semantic version"
  });
}
function ranks(releases) {
  let last;
  return releases.map(({ major, minor, patch }) => {
    const sameMajor = last?.major === major ? last : void 0;
    const sameMinor = sameMajor?.minor === minor ? sameMajor : void 0;
    const majors = sameMajor?.majors ?? (last?.majors ?? 0) + 1;
    const minors = sameMinor?.minors ?? (sameMajor?.minors ?? 0) + 1;
    last = { major, minor, patch, majors, minors, patches: (sameMinor?.patches ?? 0) + 1 };
    return last;
  });
}
function opinionOn({ major, minor, patch, majors, minors, patches }, wanted2) {
  const missed = (what, most5, of2) => ({
    keeps: false,
    reasons: [`${input2}: ${what} is not among the newest ${most5}${of2}`]
  });
  if (majors > wanted2.majors) return missed(`major ${major}`, wanted2.majors, "");
  if (minors > wanted2.minors) return missed(`minor ${major}.${minor}`, wanted2.minors, ` of major ${major}`);
  if (patches > wanted2.patches)
    return missed(`patch ${major}.${minor}.${patch}`, wanted2.patches, ` of minor ${major}.${minor}`);
  const of = (rank, most5) => `${rank} of ${most5 === Number.POSITIVE_INFINITY ? "all" : most5}`;
  return {
    keeps: true,
    reasons: [
      `${input2}: major ${of(majors, wanted2.majors)}, minor ${of(minors, wanted2.minors)}, patch ${of(patches, wanted2.patches)}`
    ]
  };
}

// src/prune/keep-within.ts
function keepWithin(span, now) {
  const cutoff = ago(span, now);
  const young = { keeps: true, reasons: [`keep-within: younger than ${formatDuration(span)}`], isOfTagAlone: true };
  const old = { keeps: false, reasons: [`keep-within: older than ${formatDuration(span)}`], isOfTagAlone: true };
  return {
    input: "keep-within",
    needsTime: true,
    judge: () => (tag) => {
      const at = trustedTime(tag.time, now);
      return at === void 0 ? unknownTime : at >= cutoff ? young : old;
    }
  };
}

// src/prune/rules.ts
function needTimes(selection, retention, now) {
  const rules = rulesOf(retention, now);
  return groupsOf(selection, retention).groups.flatMap(
    ({ counted, images }) => rules(images).some((rule2) => rule2.needsTime) ? counted : []
  );
}
function judge(selection, retention, all, now) {
  const rules = rulesOf(retention, now, all);
  const protectedTags = new Set(selection.protectedTags);
  const isProtected = (tag) => protectedTags.has(tag);
  const { groups, nameOf: nameOf2 } = groupsOf(selection, retention);
  const judges = new Map(
    groups.map(({ name, candidates, counted, images }) => {
      const isOrdered = counted === candidates && selection.order === retention.sortBy;
      const ordered = isOrdered ? counted : newestFirst(counted, retention.sortBy, now);
      return [name, judgeGroup(rules(images), ordered, isProtected, name)];
    })
  );
  return selection.candidates.map((tag, at) => judges.get(nameOf2[at])(tag));
}
function idleInputs(candidates, retention, now) {
  const rules = rulesOf(
    retention,
    now
  )(candidates.length).filter((rule2) => rule2.concerns !== void 0 && !candidates.some((tag) => rule2.concerns?.(tag))).map(({ input: input4 }) => input4);
  const { groupBy } = retention;
  const groupsNothing = groupBy !== void 0 && !candidates.some(({ name }) => groupBy.of(name) !== void 0);
  return groupsNothing ? [...rules, "group-by"] : rules;
}
function judgeGroup(rules, counted, isProtected, name) {
  const inputs = rules.map(({ input: input4 }) => input4);
  const judges = rules.map((rule2) => rule2.judge(counted, isProtected));
  const reasonsOf = reasonsIn(name);
  const given = [];
  let said;
  return (tag) => {
    for (let at = 0; at < judges.length; at++) {
      const opinion = judges[at](tag);
      if (given[at] === opinion) continue;
      given[at] = opinion;
      said = void 0;
    }
    said ??= summed(inputs, given, reasonsOf);
    return said;
  };
}
function summed(inputs, given, reasonsOf) {
  const keeps = given.some((opinion) => opinion.keeps);
  const said = given.filter((opinion) => opinion.keeps === keeps && opinion !== unknownTime).map(reasonsOf);
  const timeless = inputs.filter((_, at) => given[at] === unknownTime);
  if (timeless.length > 0) said.push([`${timeless.join(", ")}: ${unknownTime.reasons[0]}`]);
  return { keeps, reasons: none.concat(...said) };
}
var none = [];
function reasonsIn(group2) {
  if (group2 === void 0) return ({ reasons }) => reasons;
  const named = /* @__PURE__ */ new Map();
  return (opinion) => {
    if (opinion.isOfTagAlone) return opinion.reasons;
    const reasons = named.get(opinion) ?? opinion.reasons.map((reason2) => inGroup(reason2, group2));
    named.set(opinion, reasons);
    return reasons;
  };
}
function rulesOf({ keep, calendar, sortBy, ...others }, now, all = []) {
  const common2 = [
    ...asked(others.keepWithin, (span) => keepWithin(span, now)),
    ...asked(others.keepSemver, keepSemver),
    ...asked(others.keepPrereleases, (count3) => keepPrereleases(count3, releasesIn(all))),
    ...asked(others.keepOpenPullRequests, keepOpenPullRequests),
    ...asked(others.keepExistingBranches, keepExistingBranches)
  ];
  const periodsOf = calendar && calendarIn(calendar.timeZone);
  return (images) => [
    ...asked(keep, (count3) => keepNewest(count3, images, sortBy, now)),
    ...common2,
    ...calendar === void 0 || periodsOf === void 0 ? [] : keepCalendar(calendar, periodsOf, images, now)
  ];
}
function asked(wish, make) {
  return wish === void 0 ? [] : [make(wish)];
}

// src/prune/untagged.ts
function untaggedOnTheirOwn(tags, { manifests, nodeOf }, graph) {
  const parents = edgesInto(graph);
  const tagged = new Set(tags.map((tag) => nodeOf(tag.digest)));
  return new Set(manifests.filter((_, node) => parents[node] === 0 && !tagged.has(node)));
}
function ageRule({ deleteUntaggedAfter }, now) {
  if (deleteUntaggedAfter === void 0) {
    const never = { goes: false, reason: "`delete-untagged-after` is not set" };
    return () => never;
  }
  const cutoff = ago(deleteUntaggedAfter, now);
  const written3 = formatDuration(deleteUntaggedAfter);
  const unknown2 = { goes: false, reason: "its time is unknown or cannot be true" };
  const old = { goes: true, reason: `older than ${written3}` };
  const young = { goes: false, reason: `younger than ${written3}` };
  return (of) => {
    const at = trustedTime(of?.time, now);
    return at === void 0 ? unknown2 : at < cutoff ? old : young;
  };
}

// src/prune/standings.ts
function withLastHeld(standings, why2) {
  const last = standings.find(({ is }) => is.kind === "candidate") ?? standings[0];
  return standings.map(
    (standing) => standing.tag.digest === last?.tag.digest ? { ...standing, goes: false, heldBack: true, reasons: [why2, ...standing.reasons] } : standing
  );
}
function standingsOf({ tags, manifests }, policy, now) {
  const order = commonOrder(policy);
  const classify = classifier(manifests, policy);
  const classified = newestFirst(tags, order, now).map((tag) => ({ tag, is: classify(tag) }));
  const opinions = new Map(
    [...selectionsIn(classified)].map(([retention, selection]) => [
      retention,
      judge({ ...selection, order }, retention, tags, now).values()
    ])
  );
  const age = ageRule(policy, now);
  const unselected = policy.retentions.some(({ name }) => name === void 0) ? outside2 : unruled;
  return classified.map(({ tag, is }) => {
    if (is.kind === "companion") return { tag, is, reasons: none2 };
    if (is.kind === "protected") return { tag, is, goes: false, reasons: is.reasons };
    if (is.kind === "outside") return { tag, is, goes: false, reasons: unselected };
    if (is.kind === "leftover") return { tag, is, goes: true, reasons: [is.reason] };
    if (is.kind === "candidate") {
      const { keeps, reasons } = opinions.get(is.retention).next().value;
      return { tag, is, goes: !keeps, reasons: inTheNameOf(is.retention, reasons) };
    }
    const { goes, reason: reason2 } = age(tag);
    return { tag, is, goes, reasons: [`its subject ${short(is.subject)} does not exist`, reason2] };
  });
}
var none2 = [];
var outside2 = ["outside `tag-pattern`"];
var unruled = ["no rule of `policy-file` selects it"];
function inTheNameOf({ name }, reasons) {
  return name === void 0 ? reasons : reasons.map((reason2, at) => at === 0 ? `${name}: ${reason2}` : reason2);
}
function companionsIn(tags) {
  return tags.flatMap(
    ({ tag, is }) => is.kind === "companion" ? [{ subject: is.subject, companion: tag.digest }] : []
  );
}

// src/prune/steps.ts
function stepsOf({ tags, tagged, tagsOn, order, graph, nodes, powers: powers2, last }) {
  const steps = [];
  const { nodeOf } = nodes;
  const tagAt = (at) => tags[at].tag;
  const nodeAt = (at) => tagged[at];
  const onLast = new Set([...last].map((tag) => nodeOf(tag.digest)));
  const lastNodes = reach(graph, onLast);
  const isLastNode = (node) => lastNodes[node] !== void 0;
  const removals = perNode(graph, void 0);
  const waitsFor = perNode(graph, void 0);
  const waveAfter = (after, earliest2) => {
    let wave = earliest2;
    for (const index of after) wave = Math.max(wave, steps[index].wave + 1);
    return wave;
  };
  const untag = (at, after, earliest2 = 0) => {
    append(removals, nodeAt(at), steps.length);
    steps.push({ kind: "untag", tag: tagAt(at), wave: waveAfter(after, earliest2), after });
  };
  const nextWave = () => steps.reduce((latest, { wave }) => Math.max(latest, wave + 1), 0);
  const isAhead = (node, subject) => powers2.untag && isLastNode(node) && !onLast.has(node) && subject === void 0;
  const alone = [];
  const companionsOf = perNode(graph, void 0);
  const orphans = [];
  tags.forEach(({ tag, verdict }, at) => {
    if (verdict === "retained") return;
    const subject = companionSubject(tag);
    if (verdict === "deleted" && !powers2.untagFirst && !isAhead(nodeAt(at), subject)) return;
    if (subject === void 0) {
      alone.push(at);
      return;
    }
    const on = nodeOf(subject);
    if (on === void 0) orphans.push(at);
    else append(companionsOf, on, at);
  });
  const ranking = perNode(graph, void 0);
  for (const at of alone) ranking[nodeAt(at)] ??= at;
  const untagAlone = (isLast) => {
    const earliest2 = nextWave();
    for (const verdict of ["deleted", "untagged"]) {
      const going = alone.filter((at) => tags[at]?.verdict === verdict && last.has(tagAt(at)) === isLast);
      for (const at of going.reverse()) {
        const siblings = removals[nodeAt(at)];
        const isRanking = ranking[nodeAt(at)] === at;
        untag(at, siblings !== void 0 && isRanking ? [...siblings] : none3, earliest2);
      }
    }
  };
  const deleteManifest = (node, earliest2) => {
    const after = joined(taken(waitsFor, node), taken(removals, node));
    const on = tagsOn.get(node)?.filter(({ verdict }) => verdict === "deleted");
    const index = steps.length;
    steps.push({
      kind: "delete",
      manifest: nodes.manifests[node],
      tags: on?.map(({ tag }) => tag) ?? noTags,
      wave: waveAfter(after, earliest2),
      after
    });
    for (const dependant of graph.dependants(node)) append(waitsFor, dependant, index);
    for (const at of companionsOf[node] ?? []) untag(at, [index]);
  };
  for (const isLast of [false, true]) {
    untagAlone(isLast);
    const earliest2 = nextWave();
    if (!isLast) for (const at of orphans) untag(at, none3);
    for (const node of order) if (isLastNode(node) === isLast) deleteManifest(node, earliest2);
  }
  return steps;
}
var none3 = [];
var noTags = [];
function joined(a, b) {
  return a === void 0 ? b ?? none3 : b === void 0 ? a : [...a, ...b];
}
function taken(lists, node) {
  const list3 = lists[node];
  lists[node] = void 0;
  return list3;
}

// src/prune/plan.ts
function plan(snapshot, whole, now) {
  const policy = policyIn(whole, snapshot.repository);
  const standings = standingsOf(snapshot, policy, now);
  const decided = decide(snapshot, standings, policy, now);
  const { lastTagged } = snapshot.powers;
  if (lastTagged === void 0 || decided.tags.some(({ verdict }) => verdict === "retained")) return decided;
  return decide(snapshot, withLastHeld(standings, lastTagged), policy, now);
}
function decide(snapshot, standings, policy, now) {
  const nodes = nodesIn(snapshot.manifests);
  const { manifests } = nodes;
  const graph = graphOf(nodes, companionsIn(standings));
  const { takesReferrers } = snapshot.powers;
  const untagged2 = untaggedOnTheirOwn(snapshot.tags, nodes, graph);
  const age = ageRule(policy, now);
  const held = manifests.map((manifest) => heldBy(manifest, policy));
  const tagged = standings.map(({ tag }) => nodes.nodeOf(tag.digest));
  const roots = /* @__PURE__ */ new Map();
  const doomed = /* @__PURE__ */ new Set();
  const place = (goes, node, name) => {
    if (goes === void 0 || node === void 0) return;
    if (goes) doomed.add(node);
    else if (!roots.has(node)) roots.set(node, name);
  };
  standings.forEach(({ tag, goes }, at) => {
    place(goes, tagged[at], tag.name);
  });
  manifests.forEach((manifest, node) => {
    if (held[node] !== void 0) place(false, node, short(manifest.digest));
    if (untagged2.has(manifest)) place(age(manifest).goes, node, short(manifest.digest));
  });
  const need = weigh(
    { graph: takesReferrers ? withSubjects(graph, nodes) : graph, sweep: graph },
    nodes,
    roots,
    doomed
  );
  const tags = standings.map((standing, at) => tagDecision(standing, tagged[at], nodes, need, snapshot.powers));
  const tagsOn = Map.groupBy(tags, (_, at) => tagged[at]);
  const wishes = takesReferrers ? laterSubjects(graph, nodes) : void 0;
  const order = parentsFirst(graph, wishes);
  const images = order.map((node) => {
    const manifest = manifests[node];
    const names = tagsOn.get(node)?.map(({ tag }) => tag.name) ?? none4;
    const isUntagged = untagged2.has(manifest);
    const verdict = need.isSwept(node) ? "deleted" : "retained";
    const why2 = () => {
      if (isUntagged) return [`untagged, ${age(manifest).reason}`];
      if (verdict === "deleted") return names.length > 0 ? onlyDoomed : onlyFor;
      return [need.isRoot(node) ? `${need.by(node)} stays` : `needed by ${need.by(node)}`];
    };
    return { manifest, tags: names, verdict, reasons: held[node] ?? why2(), untagged: isUntagged };
  });
  return {
    snapshot,
    selections: selectionsIn(standings),
    tags,
    images,
    steps: stepsOf({
      tags,
      tagged,
      tagsOn,
      order: order.filter(need.isSwept),
      graph: wishes === void 0 ? graph : together(graph, wishes),
      nodes,
      powers: snapshot.powers,
      last: goingLast(tags, policy)
    })
  };
}
function goingLast(tags, { retentions }) {
  if (retentions.every(({ keepPrereleases: keepPrereleases2 }) => keepPrereleases2 === void 0)) return /* @__PURE__ */ new Set();
  return releasesOfPrereleases(tags.filter(({ verdict }) => verdict !== "retained").map(({ tag }) => tag));
}
var none4 = [];
var onlyDoomed = ["only doomed tags point here"];
var onlyFor = ["only there for what goes"];
function tagDecision({ tag, is, goes, reasons, heldBack }, node, { nodeOf }, need, { untag }) {
  if (heldBack) return { tag, verdict: "retained", reasons, heldBack };
  const subject = is.kind === "companion" ? nodeOf(is.subject) : void 0;
  const isLeft = subject === void 0 ? goes : need.isSwept(subject);
  if (!isLeft || node === void 0) {
    return { tag, verdict: "retained", reasons: subject === void 0 ? reasons : [`follows ${need.by(subject)}`] };
  }
  const why2 = is.kind === "companion" ? [`follows ${short(is.subject)}, which goes`] : reasons;
  if (need.isSwept(node)) return { tag, verdict: "deleted", reasons: why2 };
  const stays = need.isRoot(node) ? "shares its image with" : "its image is needed by";
  const shared = `${stays} ${need.by(node)}`;
  return untag ? { tag, verdict: "untagged", reasons: [...why2, `${shared}, so only the tag goes`] } : {
    tag,
    verdict: "retained",
    reasons: [`${shared}, and this registry cannot remove one tag of several`, ...why2]
  };
}
function heldBy({ digest, locked }, { protectDigests, references }) {
  if (locked !== void 0) return [locked];
  if (protectDigests.has(digest)) return protectedDigest;
  const reason2 = digestReference(references, digest);
  return reason2 === void 0 ? void 0 : [reason2];
}
var protectedDigest = ["its digest is protected"];

// src/prune/settle.ts
function foreseen({ tags, images }) {
  return {
    tags: tags.map(({ tag, verdict, reasons }) => ({ tag, verdict, reasons })),
    images: images.map(({ manifest, tags: tags2, verdict, reasons }) => ({ manifest, tags: tags2, verdict, reasons }))
  };
}
function withheld(plan2, why2) {
  const stay = (result) => result.verdict === "retained" ? result : { ...result, verdict: "retained", reasons: [why2, ...result.reasons] };
  const { tags, images } = foreseen(plan2);
  return { tags: tags.map(stay), images: images.map(stay) };
}
function settle(plan2, outcome2) {
  const untagged2 = /* @__PURE__ */ new Map();
  const deleted2 = /* @__PURE__ */ new Map();
  for (const [index, step] of plan2.steps.entries()) {
    const result = outcome2.steps[index];
    if (step.kind === "untag") untagged2.set(step.tag.name, result);
    else deleted2.set(step.manifest.digest, result);
  }
  return {
    tags: plan2.tags.map((decision) => settledTag(decision, untagged2.get(decision.tag.name), deleted2)),
    images: plan2.images.map((decision) => settledImage(decision, deleted2.get(decision.manifest.digest)))
  };
}
function settledTag({ tag, verdict, reasons }, untag, deleted2) {
  if (verdict === "retained") return { tag, verdict, reasons };
  const deletion = deleted2.get(tag.digest);
  const own = untag ?? deletion;
  if (own.status !== "done") return { tag, verdict: verdicts[own.status], reasons: because(own, reasons) };
  if (verdict === "untagged") return { tag, verdict, reasons };
  const { status, message } = deletion;
  if (status === "done" || status === "already-gone") return { tag, verdict, reasons };
  const why2 = message === void 0 ? "its image was to go too, but is still there" : `its image is still there: ${message}`;
  return { tag, verdict: "untagged", reasons: [why2, ...reasons] };
}
function settledImage({ manifest, tags, verdict, reasons }, deletion) {
  if (verdict === "retained") return { manifest, tags, verdict, reasons };
  const own = deletion;
  return { manifest, tags, verdict: verdicts[own.status], reasons: because(own, reasons) };
}
var verdicts = {
  done: "deleted",
  "already-gone": "already-gone",
  changed: "changed",
  kept: "retained",
  failed: "failed",
  remaining: "remaining"
};
function because({ message }, reasons) {
  return message === void 0 ? reasons : [message, ...reasons];
}

// src/prune/repository-result.ts
var nothing = { tags: [], images: [], failures: 0, remaining: 0, notes: [] };
function unread(name, why2) {
  return { ...nothing, name, status: "incomplete", message: `not read: stopped (${why2})` };
}
function unreadable(name, error2) {
  return { ...nothing, name, status: "failed", message: messageOf(error2) };
}
function unanswered(name, error2) {
  return { ...nothing, name, status: "refused", message: messageOf(error2) };
}
function untagged(name) {
  return { ...nothing, name, status: "unchanged", notes: ["is in the catalog, but holds no tag"] };
}
function asPlanned(plan2) {
  return { ...about(plan2, foreseen(plan2)), status: plan2.steps.length === 0 ? "unchanged" : "pruned" };
}
function refused2(plan2, why2) {
  return { ...about(plan2, withheld(plan2, "refused by a guard")), status: "refused", message: why2 };
}
function cannotDelete(plan2, error2) {
  const settled = withheld(plan2, "nothing can be deleted here");
  return { ...about(plan2, settled), status: "failed", message: messageOf(error2) };
}
function notBegun(plan2, why2) {
  return {
    ...about(plan2, settle(plan2, { steps: plan2.steps.map(() => ({ status: "remaining" })) })),
    status: "incomplete",
    message: `stopped (${why2}) before the first step; the next run does it`,
    remaining: plan2.steps.length
  };
}
function applied(plan2, outcome2, settled, checked2, stopped) {
  const failures = outcome2.steps.filter(({ status }) => status === "failed").length;
  const remaining = outcome2.steps.filter(({ status }) => status === "remaining").length;
  const wrong = [...checked2.broken, ...outcome2.ended === void 0 ? [] : [outcome2.ended]];
  const first = outcome2.steps.find(({ status }) => status === "failed")?.message;
  if (first !== void 0 && outcome2.ended === void 0) {
    wrong.push(failures === 1 ? first : `${failures} of ${plan2.steps.length} steps failed, the first with: ${first}`);
  }
  const result = { ...about(plan2, settled), failures, remaining, notes: [...plan2.snapshot.notes, ...checked2.notes] };
  if (wrong.length > 0) return { ...result, status: "failed", message: wrong.join("; ") };
  return remaining > 0 ? {
    ...result,
    status: "incomplete",
    message: `stopped (${stopped ?? "for an unknown reason"}); the next run does the rest`
  } : {
    ...result,
    status: outcome2.steps.some(({ status }) => status === "done" || status === "already-gone") ? "pruned" : "unchanged"
  };
}
function about({ snapshot }, settled) {
  return { name: snapshot.repository, ...settled, failures: 0, remaining: 0, notes: snapshot.notes };
}

// src/prune/wanted.ts
function wanted(whole, repository, now) {
  const policy = policyIn(whole, repository);
  const untagged2 = policy.deleteUntaggedAfter !== void 0;
  return {
    untagged: untagged2,
    timesFor(tags, manifests) {
      const classify = classifier(manifests, policy);
      const classified = tags.map((tag) => ({ tag, is: classify(tag) }));
      const orphans = untagged2 ? classified.filter(({ is }) => is.kind === "orphan").map(({ tag }) => tag) : [];
      const timed = [...selectionsIn(classified)].flatMap(
        ([retention, selection]) => needTimes(selection, retention, now)
      );
      return {
        tags: new Set([...timed, ...orphans].map((tag) => tag.name)),
        manifests: untagged2 ? untaggedIn(tags, manifests, classified) : /* @__PURE__ */ new Set()
      };
    },
    doomed(tags, manifests) {
      const standings = standingsOf({ tags, manifests }, policy, now);
      return new Set(standings.flatMap(({ tag, goes }) => goes === true ? [tag.name] : []));
    }
  };
}
function untaggedIn(tags, manifests, classified) {
  const nodes = nodesIn(manifests);
  const alone = untaggedOnTheirOwn(tags, nodes, graphOf(nodes, companionsIn(classified)));
  return new Set([...alone].map(({ digest }) => digest));
}

// src/prune/reading.ts
async function readAndPlan(reading2, repositories) {
  const { policy, concurrency, now, end } = reading2;
  const read = await pLimit(concurrency).map(repositories, (repository) => readOne(reading2, repository));
  const known = await ask(reading2, read);
  const settled = "policy" in known ? known.policy : policy;
  const planned = read.map((stage) => {
    if (stage.at === "ended") return stage;
    const { snapshot } = stage;
    if ("refuse" in known) return end(known.refuse(snapshot.repository));
    try {
      return { at: "planned", plan: plan(snapshot, settled, now) };
    } catch (error2) {
      return end(unreadable(snapshot.repository, error2));
    }
  });
  return { policy: settled, repositories: planned };
}
async function readOne(reading2, { name, fromCatalog }) {
  const { registry, policy, now, stopped, stopBehind, onRead, onPlanned, end } = reading2;
  const before = stopped();
  if (before !== void 0) return end(unread(name, before));
  try {
    const most5 = wanted(answered(policy, nothingGoingOn), name, now);
    const snapshot = await registry.snapshot(name, most5, onRead(name));
    onPlanned(name);
    return { at: "read", snapshot };
  } catch (error2) {
    if (fromCatalog && error2 instanceof RegistryError && error2.refusal === "gone") return end(untagged(name));
    const why2 = stopBehind(error2);
    return end(why2 === void 0 ? unreadable(name, error2) : unread(name, why2));
  }
}
async function ask({ policy, askCode, stopped }, read) {
  const questions = questionsOf(policy);
  if (questions.size === 0 || !read.some(({ at }) => at === "read")) return { policy };
  try {
    return { policy: answered(policy, await askCode()) };
  } catch (error2) {
    const why2 = stopped();
    return { refuse: (repository) => why2 === void 0 ? unanswered(repository, error2) : unread(repository, why2) };
  }
}

// src/prune/storage.ts
function reclaimable(repositories) {
  const stays = /* @__PURE__ */ new Set();
  const going = repositories.filter(({ gone }) => gone.size > 0);
  for (const { snapshot, gone } of going.length === 0 ? [] : repositories) {
    for (const manifest of snapshot.manifests.values()) {
      if (gone.has(manifest.digest)) continue;
      stays.add(manifest.digest);
      if (manifest.blobs === void 0) return void 0;
      for (const blob of manifest.blobs) stays.add(blob.digest);
    }
  }
  const freed = /* @__PURE__ */ new Map();
  for (const { snapshot, gone } of going) {
    for (const digest of gone) {
      const manifest = snapshot.manifests.get(digest);
      if (manifest?.size === void 0 || manifest.blobs === void 0) return void 0;
      for (const { digest: blob, size } of [{ digest, size: manifest.size }, ...manifest.blobs]) {
        if (!stays.has(blob)) freed.set(blob, size);
      }
    }
  }
  return freed.values().reduce((total, size) => total + size, 0);
}

// src/prune/verify.ts
async function verify(registry, { repository, manifests }, tags, concurrency, onCheck) {
  const limit = pLimit(concurrency);
  let checked2 = 0;
  const broken = [];
  const notes = [];
  const children = descent(manifests);
  const retained = tags.filter(({ tag, verdict }) => verdict === "retained" && manifests.has(tag.digest));
  const listed2 = await registry.tags?.(repository);
  for (const { tag, verdict } of tags) {
    if ((verdict === "deleted" || verdict === "untagged") && listed2?.get(tag.name) === tag.digest)
      broken.push(`told to be deleted, but still listed: ${tag.name}`);
  }
  await Promise.all(
    retained.map(
      ({ tag }) => limit(async () => {
        const now = listed2 === void 0 ? await registry.resolve(repository, tag.name) : listed2.get(tag.name);
        onCheck(repository, ++checked2, retained.length);
        if (now === void 0) broken.push(`retained, but broken now: ${tag.name} no longer exists`);
        else if (now !== tag.digest) notes.push(`${tag.name} was moved to ${now} meanwhile`);
        else children.follow(tag);
      })
    )
  );
  await Promise.all(
    [...children.found].map(
      ([child2, name]) => limit(async () => {
        if (await registry.resolve(repository, child2) === void 0)
          broken.push(`retained, but broken now: ${name} has lost ${child2}`);
      })
    )
  );
  return { broken, notes };
}
function descent(manifests) {
  const found = /* @__PURE__ */ new Map();
  const entered = /* @__PURE__ */ new Set();
  return {
    found,
    follow({ digest, name }) {
      const open2 = [digest];
      for (let next = open2.pop(); next !== void 0; next = open2.pop()) {
        if (entered.has(next)) continue;
        entered.add(next);
        for (const child2 of manifests.get(next)?.children ?? []) {
          if (found.has(child2) || !manifests.has(child2)) continue;
          found.set(child2, name);
          open2.push(child2);
        }
      }
    }
  };
}

// src/prune/reference-warnings.ts
var most3 = 20;
function warningsOfReferences(plans, references) {
  if (references === void 0) return [];
  const found = plans.flatMap((plan2) => warningsIn(plan2, referencesIn(references, plan2.snapshot.repository)));
  const warnings = [...found, ...idleDigests(plans, references)];
  const shown2 = warnings.slice(0, most3);
  const more = warnings.length - shown2.length;
  const all = more > 0 ? [...shown2, `there is more to say about ${more} other references`] : shown2;
  return all.map((warning2) => `\`protect-referenced-in\`: ${warning2}`);
}
function warningsIn({ snapshot, tags }, { list: list3 }) {
  const { repository, manifests, incomplete } = snapshot;
  const names = tags.map(({ tag }) => tag.name);
  const known = new Set(names);
  const isMissing = ({ tag, digest, guessed, repository: named }) => {
    if (guessed || incomplete !== void 0 || named !== repository) return false;
    if (digest !== void 0) return !isVague(digest) && !manifests.has(digest);
    return tag !== void 0 && !isVague(tag) && !known.has(tag);
  };
  const keeps = ({ tag = "", digest = "" }) => isVague(tag) && names.some((name) => fits(tag, name)) || isVague(digest) && [...manifests.keys()].some((name) => fits(digest, name));
  return [
    ...byImage(list3.filter(isMissing)).map(([image, same]) => `${naming(same)} ${image}, which does not exist`),
    ...byImage(list3).filter(([, [first]]) => first !== void 0 && keeps(first)).map(([image, same]) => `${naming(same)} an image that cannot be told, so all that fits \`${image}\` stays`)
  ];
  function byImage(some) {
    return [...Map.groupBy(some, (reference) => written(repository, reference))];
  }
}
function naming(references) {
  const places = [...new Set(references.map(({ place }) => place))];
  return `${listed(places)} ${places.length > 1 ? "name" : "names"}`;
}
function written(repository, { tag, digest }) {
  return `${repository}${tag === void 0 ? "" : `:${tag}`}${digest === void 0 ? "" : `@${digest}`}`;
}
function idleDigests(plans, { list: list3 }) {
  const isFound = ({ digest = "" }) => plans.some(({ snapshot }) => snapshot.manifests.has(digest));
  if (list3.some((reference) => reference.repository !== void 0 || isFound(reference))) return [];
  return [`${naming(list3)} digests alone, none of which was found`];
}

// src/prune/warnings.ts
function warningsOf2(plans, policy, listsUntagged, now) {
  const { protect, protectDigests, retentions } = policy;
  if (plans.length === 0) return [];
  const names = plans.flatMap(({ tags }) => tags.map(({ tag }) => tag.name));
  const idle = protect.includes.filter(
    ({ source, matches }) => source !== "latest" && !names.some((name) => matches(name))
  );
  const absent2 = [...protectDigests].filter((digest) => !plans.some(({ snapshot }) => snapshot.manifests.has(digest)));
  return [
    ...idle.map(({ source }) => `\`protect\`: \`${source}\` matches no tag`),
    ...absent2.map((digest) => `\`protect-digests\`: ${digest} was not found`),
    ...warningsOfReferences(plans, policy.references),
    ...names.length > 0 ? retentions.flatMap((retention) => idleIn(plans, retention, now)) : [],
    ...policy.deleteUntaggedAfter !== void 0 && !listsUntagged ? [
      "`delete-untagged-after`: this registry does not list untagged manifests; only orphaned companions and what leads to or from a tag can be found"
    ] : [],
    ...commonOrder(policy) === "time" || retentions.some(({ calendar }) => calendar !== void 0) ? plans.flatMap(sharedTime) : []
  ];
}
function idleIn(all, retention, now) {
  const { name, repositories, tagPattern } = retention;
  const where = name === void 0 ? "" : `${name}: `;
  const plans = all.filter(({ snapshot }) => repositories === void 0 || selects(repositories, snapshot.repository));
  if (plans.length === 0) return [`${where}\`repositories\` matches none that was read`];
  const candidates = plans.flatMap((plan2) => plan2.selections.get(retention)?.candidates ?? []);
  const isSelected2 = (tag) => selects(tagPattern, tag.name);
  if (candidates.length === 0) {
    if (!plans.some(({ tags }) => tags.some(({ tag }) => isSelected2(tag))))
      return [`${where}\`tag-pattern\` matches no tag`];
    if (plans.some((plan2) => [...plan2.selections.values()].some(({ candidates: candidates2 }) => candidates2.some(isSelected2))))
      return [`${where}decides about no tag: earlier rules select all that it matches`];
  }
  return idleInputs(candidates, retention, now).map((input4) => `${where}\`${input4}\` matches no tag`);
}
function sharedTime({ snapshot, tags }) {
  const times = new Map(
    tags.flatMap(({ tag }) => tag.time === void 0 ? [] : [[tag.digest, tag.time.at]])
  );
  const images = /* @__PURE__ */ new Map();
  for (const at2 of times.values()) images.set(at2, (images.get(at2) ?? 0) + 1);
  const [at, count3] = [...images].reduce((most5, entry) => entry[1] > most5[1] ? entry : most5, [0, 0]);
  if (count3 < 2 || count3 * 2 <= times.size) return [];
  const when = new Date(at).toISOString();
  return [
    `${snapshot.repository}: ${count3} of ${times.size} images have the same time (${when}), so their names decide which is newer`
  ];
}

// src/prune/prune.ts
var actingAtOnce = 4;
async function prune(registry, request, stopped, observer2) {
  const { concurrency, now, dryRun } = request;
  let rateLimit = false;
  const stop = () => stopped() ?? (rateLimit ? "rate limit" : void 0);
  const end = (result) => {
    observer2.onResult(result);
    return { at: "ended", result };
  };
  const stopBehind = (error2) => {
    if (error2 instanceof RegistryError && error2.refusal === "throttled") rateLimit = true;
    return stop();
  };
  const selected = await selectRepositories(registry, request.repositories);
  const { policy, repositories: planned } = await readAndPlan(
    { ...request, ...observer2, registry, stopped: stop, stopBehind, end },
    selected.repositories
  );
  function guard(stages2, seen) {
    const allowed = stages2.map((stage) => {
      if (stage.at === "ended") return stage;
      const why3 = refusal(stage.plan, policy.allowEmpty);
      return why3 === void 0 ? stage : end(refused2(stage.plan, why3));
    });
    const why2 = excess(seen, plansIn(allowed), request.maxDeletions);
    if (why2 === void 0) return allowed;
    return allowed.map(
      (stage) => stage.at === "ended" || stage.plan.steps.length === 0 ? stage : end(refused2(stage.plan, why2))
    );
  }
  async function prove(foreseen2) {
    if (foreseen2.steps.length === 0) return end(asPlanned(foreseen2));
    const before = stop();
    if (before !== void 0) return end(notBegun(foreseen2, before));
    try {
      const stays = foreseen2.images.filter(({ verdict }) => verdict === "retained");
      const deleter = await registry.deleter(foreseen2.snapshot, new Set(stays.map(({ manifest }) => manifest.digest)));
      return { at: "planned", plan: provedPlan(foreseen2, deleter.powers), deleter };
    } catch (error2) {
      const why2 = stopBehind(error2);
      return end(why2 === void 0 ? cannotDelete(foreseen2, error2) : notBegun(foreseen2, why2));
    }
  }
  function provedPlan(foreseen2, proved) {
    const { snapshot } = foreseen2;
    if (proved === snapshot.powers) return foreseen2;
    const powers2 = {
      untag: proved.untag && snapshot.powers.untag,
      untagFirst: proved.untagFirst,
      takesReferrers: proved.takesReferrers === true || snapshot.powers.takesReferrers === true,
      lastTagged: proved.lastTagged ?? snapshot.powers.lastTagged
    };
    return plan({ ...snapshot, powers: powers2 }, policy, now);
  }
  async function act(plan2, deleter, applying2) {
    const outcome2 = await apply(plan2.steps, deleter, applying2);
    const settled = settle(plan2, outcome2);
    const touched = outcome2.steps.some(({ status }) => status !== "remaining");
    const check = request.verify && touched && stop() !== "cancelled" && stop() !== "rate limit";
    const checked2 = check ? await verify(registry, plan2.snapshot, settled.tags, concurrency, observer2.onCheck).catch((error2) => ({
      broken: [`what stays could not be checked afterwards: ${messageOf(error2)}`],
      notes: []
    })) : { broken: [], notes: [] };
    return end(applied(plan2, outcome2, settled, checked2, stop()));
  }
  const plans = plansIn(planned);
  let stages = guard(planned, plans);
  if (!dryRun) {
    const proving = pLimit(concurrency);
    const proved = await Promise.all(
      stages.map((stage) => stage.at === "ended" ? stage : proving(prove, stage.plan))
    );
    stages = guard(proved, plans);
  }
  const total = plansIn(stages).reduce((sum3, { steps }) => sum3 + steps.length, 0);
  let tried = 0;
  const applying = {
    limits: {
      untag: pLimit(concurrency),
      delete: pLimit(Math.min(concurrency, registry.manifestsAtOnce ?? concurrency))
    },
    stopped: stop,
    throttled: () => {
      rateLimit = true;
    },
    onStep: () => observer2.onStep(++tried, total)
  };
  if (total > 0 && !dryRun) {
    observer2.onActing();
    observer2.onStep(0, total);
  }
  const acting = pLimit(registry.repositoriesAtOnce ?? actingAtOnce);
  const ended = await Promise.all(
    stages.map((stage) => {
      if (stage.at === "ended") return stage;
      return stage.deleter === void 0 ? end(asPlanned(stage.plan)) : acting(act, stage.plan, stage.deleter, applying);
    })
  );
  const results = ended.map(({ result }) => result);
  return {
    repositories: results,
    bytesReclaimed: reclaimable(
      leaving(
        plans.map(({ snapshot }) => snapshot),
        results
      )
    ),
    bytesAreUpperBound: !selected.all || results.some(({ tags, status }) => tags.length === 0 && status !== "unchanged"),
    errors: selected.errors,
    warnings: warningsOf2(plans, policy, registry.listsUntagged, now),
    stopped: stop()
  };
}
function plansIn(stages) {
  return stages.flatMap((stage) => stage.at === "planned" ? [stage.plan] : []);
}
function leaving(snapshots, results) {
  const byName = new Map(results.map((result) => [result.name, result]));
  return snapshots.map((snapshot) => {
    const { images } = byName.get(snapshot.repository);
    const went = images.filter(({ verdict }) => verdict === "deleted" || verdict === "already-gone");
    return { snapshot, gone: new Set(went.map(({ manifest }) => manifest.digest)) };
  });
}

// src/references/error.ts
var ReferenceFilesError = class extends Error {
  name = "ReferenceFilesError";
};

// src/references/read.ts
import { readFileSync as readFileSync2, statSync as statSync3 } from "node:fs";
import { join as join5 } from "node:path";

// src/references/files.ts
import { existsSync as existsSync2, readdirSync, realpathSync, statSync as statSync2 } from "node:fs";
import { isAbsolute as isAbsolute2, join as join4, relative as relative3, sep as sep4 } from "node:path";
var mostEntries = 1e6;
function findFiles(workspace, { includes, excludes }, most5 = mostEntries) {
  const wanted2 = includes.map((source) => ({ source, glob: compileGlob(source), left: 0, excluded: 0, directory: "" }));
  const unwanted = excludes.map((source) => compileGlob(source));
  const files = [];
  const unfollowed = [];
  let seen = 0;
  const visit2 = (directory) => {
    const entries = reading(
      directory || "the workspace",
      () => readdirSync(join4(workspace, directory), { withFileTypes: true })
    );
    for (const entry of entries) {
      if (++seen > most5) throw new ReferenceFilesError(`there are more than ${most5} files to look through`);
      const path9 = directory === "" ? entry.name : `${directory}/${entry.name}`;
      const isExcluded = unwanted.some((glob2) => glob2.match(path9));
      const matching = wanted2.filter(({ glob: glob2 }) => glob2.match(path9));
      const isDirectory2 = entry.isDirectory() || entry.isSymbolicLink() && leadsToDirectory(join4(workspace, path9));
      if (isDirectory2) {
        for (const pattern of matching) pattern.directory = path9;
        const leads = wanted2.some(({ glob: glob2 }) => glob2.match(path9, true) || glob2.match(`${path9}/x`));
        if (path9 === ".git" || isExcluded || !leads) continue;
        if (entry.isDirectory()) visit2(path9);
        else unfollowed.push(path9);
        continue;
      }
      for (const pattern of matching) pattern[isExcluded ? "excluded" : "left"]++;
      if (matching.length > 0 && !isExcluded) files.push(path9);
    }
  };
  if (existsSync2(workspace)) visit2("");
  const idle = wanted2.filter(({ left }) => left === 0);
  if (idle.length > 0) {
    const hint = seen === 0 ? ". The workspace is empty: does actions/checkout come before this step?" : unfollowed.length > 0 ? `. Links to directories are not followed: ${unfollowed.slice(0, 3).join(", ")}` : ". Globs are relative to the workspace; is actions/checkout, or what writes the file, a step before this one?";
    const problems = idle.map(
      ({ source, excluded, directory }) => excluded > 0 ? `\`${source}\` matches only files that are excluded` : directory !== "" ? `\`${source}\` matches a directory but no file; write \`${directory}/**\` for all that is in it` : `\`${source}\` matches no file`
    );
    throw new ReferenceFilesError(`${problems.join("; ")}${hint}`);
  }
  for (const path9 of files) refuseStrange(workspace, path9);
  return { files: files.sort(), unfollowed: unfollowed.sort() };
}
function leadsToDirectory(path9) {
  try {
    return statSync2(path9).isDirectory();
  } catch {
    return false;
  }
}
function refuseStrange(workspace, path9) {
  const real = reading(path9, () => realpathSync(join4(workspace, path9)));
  const inside = relative3(realpathSync(workspace), real);
  if (isAbsolute2(inside) || inside.split(sep4)[0] === "..")
    throw new ReferenceFilesError(`${path9} is a link that leads out of the workspace`);
  if (!reading(path9, () => statSync2(real)).isFile()) throw new ReferenceFilesError(`${path9} is not a file`);
}
function reading(path9, read) {
  try {
    return read();
  } catch (error2) {
    throw new ReferenceFilesError(`${path9} cannot be read (${error2.code})`, {
      cause: error2
    });
  }
}

// src/references/mention.ts
var unknowns = new RegExp(`${unknown}+`, "g");
var imageKey = /(?:(?<![\w.]|\w-)[Ii]mage["']?\s*[:=]\s*["']?|^\s*(?:FROM|from)\s+(?:--\S+\s+)?)$/;
var otherKey = /(?:[\w"'\])}]\s*[:=]\s*["']?|oci:\/\/)$/i;
var repositoryKey = /(?:repository|repo|newname|name)["']?\s*[:=]\s*["']?$/i;
function mentionsOf({ name, sure }, tag, digest, key, ground) {
  const isImage = imageKey.test(key);
  const isClear = ground === "host" || ground === "default" && (tag ?? digest) !== void 0 || isImage;
  const isHere = sure && ground !== "variable" && isClear;
  const common2 = { repository: name, isHere, guessed: !isHere };
  if (digest !== void 0) return [{ ...common2, ...tag !== void 0 && { tag }, digest }];
  if (tag === void 0) {
    const isPart = !isImage && (ground === "default" ? repositoryKey : otherKey).test(key);
    return isPart ? [{ ...common2, tag: "*", isBare: true }] : [{ ...common2, tag: "latest", guessed: !(isHere && isImage), isBare: true }];
  }
  const trimmed = tag.replace(/[._-]+$/, "");
  if (trimmed === tag || trimmed === "") return [{ ...common2, tag }];
  return [
    { ...common2, tag: trimmed },
    { ...common2, tag, guessed: true }
  ];
}
function wholeDigest(algorithm, digits) {
  const length2 = algorithm.toLowerCase() === "sha256" ? 64 : 128;
  const digest = `${algorithm}:${digits.slice(0, length2)}`.toLowerCase();
  return digits.length < length2 ? `${digest}*` : digest;
}
function vague(text) {
  return text.replace(unknowns, "*");
}

// src/references/scan.ts
var nothing2 = { mentions: [], namesHost: false, isUnknown: false };
var noise = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]{0,30}[mK]|${unknown}`, "g");
var path7 = new RegExp(`[\\w.\\-/${unknown}]{0,400}`, "y");
var tagName = new RegExp(`[\\w${unknown}][\\w.\\-${unknown}]{0,200}`, "y");
var digestPart = /@(?:(sha256|sha512):([0-9a-f]{0,128}))?/iy;
var bareDigest = /(?<![A-Za-z0-9])(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})(?![0-9a-f])/gi;
var atVariable = new RegExp(`${unknown}([A-Za-z0-9.:-]{0,100})/`, "g");
var atName = new RegExp(`(?:(?<![\\w.\\-/${unknown}])|(?<=://))[a-z0-9${unknown}]`, "gi");
var opening = new RegExp(`[${unknown}\${]`);
var unknownImage = new RegExp(
  `(?:image["']?\\s{0,9}[:=]\\s{0,9}["']?|^\\s{0,99}from\\s{1,9})${unknown}[/${unknown}]{0,99}(?:[:@][\\w.:\\-${unknown}]{0,200})?(?=["'\\s,}]|$)`,
  "i"
);
var keyLength = 100;
function createScanner(naming2, isMeant) {
  const { hosts, basePath, isDefault } = naming2;
  const host = hosts.map((name) => RegExp.escape(name)).join("|");
  const atHost = new RegExp(`(?:${host})/`, "gi");
  const hostAlone = new RegExp(`(?<![\\w.-])(?:${host})/?(?=[^\\w./:-]|$)`, "i");
  const replaceVariables = createUnknowns(hosts);
  function read(text, { from, start, ground }) {
    const written3 = stick(path7, text, start) ?? "";
    let end = start + written3.length;
    const isOpen = opening.test(text.charAt(end));
    const names = repositories(isOpen ? `${written3}${unknown}` : written3, ground);
    if (names.length === 0) return { found: [], end };
    let tag = isOpen ? "*" : void 0;
    if (text[end] === ":") {
      const name = stick(tagName, text, end + 1) ?? "";
      end += 1 + name.length;
      const whole = opening.test(text.charAt(end)) ? `${name}${unknown}` : name;
      if (whole !== "" || ground === "host") tag = vague(whole) || "*";
    }
    const [at = "", algorithm, digits = ""] = stickAll(digestPart, text, end);
    const isDigestOpen = at !== "" && opening.test(text.charAt(end + at.length));
    const digest = algorithm === void 0 ? isDigestOpen ? "*" : void 0 : wholeDigest(algorithm, digits);
    if (digest !== void 0) end += at.length;
    const key = text.slice(Math.max(0, from - keyLength), from);
    return { found: names.flatMap((name) => mentionsOf(name, tag, digest, key, ground)), end };
  }
  function repositories(written3, ground) {
    const trimmed = written3.slice(0, 300).replace(/^\/+/, "").replace(/[._/-]+$/, "");
    const name = vague(trimmed.toLowerCase());
    if (name === "" || ground !== "host" && !/[a-z0-9]/.test(name)) return [];
    if (ground === "default") {
      if (isVague(name)) return /^[^/.:*]+\/[^/]+$/.test(name) ? [{ name, sure: false }] : [];
      const whole = name.includes("/") ? name : `library/${name}`;
      return /^[^/.:]+\/[^/]+$/.test(whole) && isMeant(whole) ? [{ name: whole, sure: true }] : [];
    }
    if (isDefault && !name.includes("/")) return [{ name: `library/${name}`, sure: true }];
    if (basePath === "" || !name.startsWith(basePath)) return [{ name, sure: true }];
    return [
      { name: name.slice(basePath.length), sure: true },
      { name, sure: false }
    ];
  }
  function* atHosts(text) {
    for (const { 0: found, index } of text.matchAll(atHost))
      if (isBoundary(text, index)) yield { from: index, start: index + found.length, ground: "host" };
  }
  function* atVariables(text) {
    for (const { 0: found, 1: tail = "", index } of text.matchAll(atVariable)) {
      const from = hostStart(text, index);
      const head = text.slice(from, index).toLowerCase();
      if (hosts.some((name) => couldBe(name, head, tail.toLowerCase())))
        yield { from, start: index + found.length, ground: "variable" };
    }
  }
  function* atNames(text) {
    if (isDefault)
      for (const { index } of text.matchAll(atName)) yield { from: index, start: index, ground: "default" };
  }
  return (line2) => {
    const namesHost = hostAlone.test(line2);
    if (!(namesHost || isDefault || /[/]|image|from|sha(?:256|512):/i.test(line2))) return nothing2;
    const text = replaceVariables(line2.replace(noise, " ").replaceAll("\\/", "/"));
    const mentions = [];
    let left = text;
    for (const starts of [atHosts, atVariables, atNames]) {
      const parts = [];
      let done = 0;
      let next = 0;
      for (const begin of starts(left)) {
        if (begin.from < next) continue;
        const { found, end } = read(left, begin);
        next = end;
        if (found.length === 0) continue;
        mentions.push(...found);
        parts.push(left.slice(done, begin.from));
        done = end;
      }
      if (parts.length > 0) left = [...parts, left.slice(done)].join(" ");
    }
    for (const { 0: found, index } of left.matchAll(bareDigest))
      mentions.push({ digest: found.toLowerCase(), isHere: left[index - 1] !== "@", guessed: true });
    return { mentions, namesHost, isUnknown: text.includes(unknown) && unknownImage.test(text) };
  };
}
function isBoundary(text, index) {
  const before = text.slice(Math.max(0, index - 4), index);
  return !/[A-Za-z0-9][.-]*$/.test(before) || /\\[nrtbf]$/.test(before);
}
function hostStart(text, index) {
  let from = index;
  while (from > 0 && index - from < 100 && /[A-Za-z0-9.-]/.test(text.charAt(from - 1))) from--;
  return from;
}
function couldBe(host, head, tail) {
  return host.length > head.length + tail.length && host.startsWith(head) && host.endsWith(tail);
}
function stick(pattern, text, at) {
  return stickAll(pattern, text, at)[0];
}
function stickAll(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? [];
}

// src/references/text.ts
function linesOf(path9, bytes) {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  if (text.includes("\0")) {
    throw new ReferenceFilesError(
      `${path9} is not a text file; exclude it with \`!${path9}\` if no image is named in it`
    );
  }
  return text.split(/\r\n|\n|\r/);
}
function encodingOf([first, second]) {
  if (first === 255 && second === 254) return "utf-16le";
  return first === 254 && second === 255 ? "utf-16be" : "utf-8";
}

// src/references/read.ts
var mostBytes = 64 * 1024 * 1024;
var mostStructured = 1024 * 1024;
var input3 = "`protect-referenced-in`";
async function readReferences(search) {
  const { globs, workspace, naming: naming2 } = search;
  const isMeant = remembered(search.isMeant);
  if (!workspace)
    throw new ReferenceFilesError(`${input3}: GITHUB_WORKSPACE is not set, so there is no place to look for files`);
  try {
    const { files, unfollowed } = findFiles(workspace, globs);
    assertSize(workspace, files);
    const scan = createScanner(naming2, isMeant);
    const found = [];
    const unclear = [];
    let isNamed = false;
    for (const file of files) {
      const { mentions, unknownLines } = await readFile(
        file,
        reading(file, () => readFileSync2(join5(workspace, file))),
        scan,
        naming2,
        isMeant
      );
      for (const { repository, tag, digest, guessed, isHere, line: line2 } of mentions) {
        isNamed ||= isHere;
        found.push({ repository, tag, digest, place: `${file}:${line2}`, guessed });
      }
      unclear.push(...unknownLines.map((line2) => `${file}:${line2}`));
    }
    if (!isNamed) throw new ReferenceFilesError(nothingFound(files, naming2));
    return { references: referencesOf(found), warnings: warningsOf3(unclear, unfollowed) };
  } catch (error2) {
    if (!(error2 instanceof ReferenceFilesError)) throw error2;
    throw new ReferenceFilesError(`${input3}: ${error2.message}`, { cause: error2 });
  }
}
function remembered(test) {
  const known = /* @__PURE__ */ new Map();
  return (name) => {
    const before = known.get(name);
    if (before !== void 0) return before;
    const answer = test(name);
    if (known.size < 1e5) known.set(name, answer);
    return answer;
  };
}
function assertSize(workspace, files) {
  const sizes = files.map((file) => ({ file, size: reading(file, () => statSync3(join5(workspace, file))).size }));
  const total = sizes.reduce((sum3, { size }) => sum3 + size, 0);
  if (total <= mostBytes) return;
  const [largest] = sizes.sort((one, other) => other.size - one.size);
  throw new ReferenceFilesError(
    `the ${files.length} files hold ${total} bytes, more than the ${mostBytes} that are searched; the largest is ${largest?.file} (${largest?.size} bytes). Name only those that name images, or exclude some with \`!\``
  );
}
async function readFile(file, bytes, scan, naming2, isMeant) {
  const lines2 = linesOf(file, bytes);
  const mentions = [];
  const unknownLines = [];
  let namesHost = false;
  for (const [index, text2] of lines2.entries()) {
    const scanned = scan(text2);
    namesHost ||= scanned.namesHost;
    if (scanned.isUnknown) unknownLines.push(index + 1);
    for (const mention of scanned.mentions) mentions.push({ ...mention, line: index + 1 });
  }
  const text = lines2.join("\n");
  const hasParts = namesHost || mentions.some(({ isBare }) => isBare) || repositoryOf(text, isMeant);
  if (!hasParts || text.length > mostStructured) return { mentions, unknownLines };
  const structured = await structureOf(text, namesHost, scan, naming2, isMeant);
  return { mentions: union(mentions, structured), unknownLines };
}
function repositoryOf(text, isMeant) {
  for (const [, name = ""] of text.matchAll(
    /(?:repository|repo|newname|image)["']?[ \t]{0,9}:[ \t]{0,9}["']?([\w./-]{1,255})/gi
  ))
    if (isMeant(name)) return true;
  return false;
}
async function structureOf(text, namesHost, scan, { hosts: [host = ""] }, isMeant) {
  const { readStructure } = await import("./chunks/structure-6IFQJCLH.js");
  const imagesIn = (image) => scan(image).mentions.filter(({ repository }) => repository !== void 0);
  const mentionsIn = (image) => {
    const found = imagesIn(image);
    if (found.length > 0 || /^[^/]*[.:][^/]*\//.test(image)) return found;
    const assumed = imagesIn(`${host}/${image}`);
    if (namesHost) return assumed;
    return assumed.filter(({ repository = "" }) => isMeant(repository)).map((mention) => ({ ...mention, isHere: false, guessed: true }));
  };
  try {
    return readStructure(text, (name) => imagesIn(name).length > 0, mentionsIn);
  } catch (error2) {
    if (error2 instanceof RangeError) return { mentions: [], resolved: /* @__PURE__ */ new Set() };
    throw error2;
  }
}
function union(mentions, { mentions: more, resolved }) {
  const kept = mentions.filter(({ isBare, tag, line: line2 }) => !(isBare && tag === "*" && resolved.has(line2))).map((mention) => mention.isBare && resolved.has(mention.line) ? { ...mention, guessed: true } : mention);
  return [...kept, ...more].sort((one, other) => one.line - other.line);
}
function nothingFound(files, { hosts: [host = ""], isDefault }) {
  const form = isDefault ? "NAMESPACE/REPOSITORY:TAG" : `${host}/REPOSITORY:TAG`;
  return `nothing in ${listed(files)} refers to ${host}, and an empty list would protect nothing. An image is recognised as \`${form}\`; search the files that name those in use, or leave the input out if there are none`;
}
function warningsOf3(unclear, unfollowed) {
  return [
    ...unclear.length > 0 ? [
      `${input3}: ${listed(unclear)} name an image that only a variable tells, which protects nothing; search what was made of it, such as the output of \`helm template\` or \`kubectl get pods -o yaml\``
    ] : [],
    ...unfollowed.length > 0 ? [`${input3}: links to directories are not followed: ${listed(unfollowed)}; name what they lead to`] : []
  ];
}

// src/dockerhub/entries.ts
function tagOf(entry) {
  const { name } = entry;
  if (typeof name !== "string" || !isTagName(name)) return void 0;
  const images = Array.isArray(entry.images) ? entry.images.filter(isRecord) : [];
  const listed2 = [...new Set(images.flatMap(({ digest: digest2 }) => digestOf2(digest2) ?? []))];
  const own = digestOf2(entry.digest);
  const type = typeof entry.media_type === "string" ? entry.media_type : "";
  const isSingle = type !== "" && !isIndexType(type) && images.length === 1;
  const digest = own ?? (isSingle ? listed2[0] : void 0);
  return {
    name,
    digest,
    mediaType: isManifestType(type) ? type : void 0,
    children: listed2.filter((child2) => child2 !== digest),
    time: timeOf(entry.tag_last_pushed) ?? timeOf(entry.last_updated)
  };
}
function digestOf2(value) {
  return typeof value === "string" && isDigest(value) ? value : void 0;
}
function timeOf(written3) {
  if (typeof written3 !== "string" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(written3)) return void 0;
  const at = Date.parse(written3);
  return Number.isNaN(at) ? void 0 : { at, source: "pushed" };
}

// src/dockerhub/immutable.ts
function immutability(settings) {
  if (!isRecord(settings) || settings.enabled !== true) return () => void 0;
  const { rules } = settings;
  if (!Array.isArray(rules) || !rules.every((rule2) => typeof rule2 === "string")) return () => "immutable";
  if (rules.length === 0) return () => "immutable";
  const compiled = rules.map((rule2) => ({ rule: rule2, matcher: compile3(rule2) }));
  return (tag) => {
    const found = compiled.find(({ matcher }) => matcher === void 0 || matcher.matcher(tag).find());
    return found && `immutable by the rule \`${found.rule}\` of its repository`;
  };
}
function compile3(rule2) {
  try {
    return RE2JS.compile(rule2);
  } catch {
    return void 0;
  }
}

// src/dockerhub/hosts.ts
var hubUrl = new URL("https://hub.docker.com/");
var registryUrl = new URL("https://registry-1.docker.io/");

// src/dockerhub/endpoint.ts
var pageSize = 100;
function createHubEndpoint(signIn, rate) {
  async function send(method, path9) {
    const request = { method, url: new URL(path9, hubUrl), headers: { accept: "application/json" } };
    await rate.turn(method === "DELETE" ? "delete" : "read");
    let response;
    try {
      response = await signIn.send(request);
      return { request, response };
    } catch (error2) {
      if (error2 instanceof RegistryError && error2.refusal === "throttled") rate.distrust();
      throw error2;
    } finally {
      rate.done(response);
    }
  }
  const at = (repository) => {
    const [namespace, name] = checked(repository, isHubRepository).split("/");
    return `/v2/namespaces/${namespace}/repositories/${name}`;
  };
  const page2 = (number) => `page=${number}&page_size=${pageSize}`;
  return {
    repositories: (namespace, number) => send("GET", `/v2/namespaces/${checked(namespace, isNamespace)}/repositories?${page2(number)}`),
    tags: (repository, number) => send("GET", `${at(repository)}/tags?${page2(number)}`),
    repository: (repository) => send("GET", at(repository)),
    deleteTag: (repository, name) => send("DELETE", `${at(repository)}/tags/${checked(name, isTagName)}`)
  };
}
function isHubRepository(name) {
  return isRepositoryName(name) && name.split("/").length === 2;
}
function isNamespace(name) {
  return isRepositoryName(name) && !name.includes("/");
}

// src/dockerhub/pages.ts
var mostTries = 3;
var mostEntries2 = 1e6;
async function readList(list3, concurrency) {
  let listing = { entries: [] };
  for (let attempt = 0; attempt < mostTries; attempt++) {
    listing = await readOnce(list3, concurrency);
    if (listing.incomplete === void 0) break;
  }
  return listing;
}
async function readOnce({ read, refuse, keep }, concurrency) {
  const slim = (exchange2) => {
    const { entries: entries2, count: count3 } = pageOf(exchange2, refuse);
    return { kept: entries2.map((entry) => [String(entry.name).slice(0, 256), keep(entry)]), count: count3 };
  };
  const first = slim(await read(1));
  if (first.count > mostEntries2) return { entries: [], incomplete: `it has more than ${mostEntries2} entries` };
  const total = Math.ceil(first.count / pageSize);
  const numbers = Array.from({ length: Math.max(0, total - 1) }, (_, at) => at + 2);
  const others = await pMap(
    numbers,
    async (number) => {
      const exchange2 = await read(number);
      return exchange2.response.status === 404 ? void 0 : slim(exchange2);
    },
    { concurrency }
  );
  const pages = [first, ...others];
  const entries = new Map(pages.flatMap((page2) => page2?.kept ?? []));
  const agree = pages.every((page2) => page2?.count === first.count) && entries.size === first.count;
  return {
    entries: [...entries.values()],
    ...!agree && { incomplete: `it changed while it was read, ${mostTries} times` }
  };
}
function pageOf(exchange2, refuse) {
  const { request, response } = exchange2;
  if (response.status !== 200) throw refuse(exchange2);
  const body = parseJson(response.body);
  const { count: count3, results } = isRecord(body) ? body : {};
  if (typeof count3 !== "number" || !Number.isSafeInteger(count3) || count3 < 0 || !Array.isArray(results)) {
    throw malformed(request, response, "the body is not a page of a list");
  }
  if (!results.every((entry) => isRecord(entry) && typeof entry.name === "string")) {
    throw malformed(request, response, "the page lists something without a name");
  }
  return { entries: results, count: count3 };
}

// src/dockerhub/refusal.ts
var readAdvice = "An organization access token needs the scope `scope-tag-read` on the repository, and sees private ones only with `scope-repository-list`";
var deleteTagAdvice = "A personal access token needs the permission `Read, Write, Delete`, an organization access token the scope `scope-tag-admin` on the repository";
var deleteImageAdvice = "The tags are gone, but their images still take up space. A personal access token needs the permission `Read, Write, Delete`, an organization access token the scope `scope-image-delete` on the repository";
function hubRefusal({ request, response }, what, advice3) {
  const { status } = response;
  const told = textOf3(response.body);
  const kind = kindOf(status, told);
  const url = redact(request.url);
  const said = told === void 0 || told === "" ? "" : ` (${told.slice(0, 300)})`;
  const cure = advice3 === void 0 || kind !== "forbidden" && kind !== "gone" ? "" : `. ${advice3}`;
  return new RegistryError(kind, `${what}: ${request.method} ${url} was answered ${status}${said}${cure}`, {
    method: request.method,
    url,
    status
  });
}
function kindOf(status, told) {
  if (status === 429) return "throttled";
  if (status >= 500 || status === 408) return "transient";
  if (status >= 400 && /immutable/i.test(told ?? "")) return "protected";
  if (status === 401 || status === 403) return "forbidden";
  return status === 404 && told !== void 0 ? "gone" : "unexpected";
}
function textOf3(body) {
  const error2 = parseJson(body);
  if (!isRecord(error2)) return void 0;
  const text = [error2.detail, error2.message, error2.text].find((value) => typeof value === "string");
  return typeof text === "string" ? text : "";
}

// src/dockerhub/collect.ts
var powers = { untag: true, untagFirst: true };
async function collect({ endpoint, registry, concurrency }, repository, onProgress = () => {
}) {
  const [isImmutable, listing] = await Promise.all([
    readImmutability(endpoint, repository),
    readTags(endpoint, repository, concurrency)
  ]);
  onProgress(listing.tags.length, listing.tags.length);
  const notes = isImmutable === void 0 ? [unknownImmutability] : [];
  const tags = [];
  const manifests = /* @__PURE__ */ new Map();
  const children = /* @__PURE__ */ new Set();
  await pMap(
    listing.tags,
    async (listed2) => {
      const digest = listed2.digest ?? await resolve(registry, repository, listed2.name);
      if (digest === void 0) {
        notes.push(`${listed2.name} is listed, but has no image`);
        return;
      }
      tags.push({ name: listed2.name, digest, time: listed2.time, locked: isImmutable?.(listed2.name) });
      const own = listed2.children.filter((child2) => child2 !== digest);
      for (const child2 of own) children.add(child2);
      if (!manifests.has(digest)) manifests.set(digest, manifestOf(digest, own, listed2.mediaType));
    },
    { concurrency }
  );
  for (const digest of children) if (!manifests.has(digest)) manifests.set(digest, manifestOf(digest, [], void 0));
  return { repository, tags, manifests, powers, incomplete: listing.incomplete, notes };
}
function manifestOf(digest, children, mediaType = "unknown") {
  return { digest, mediaType, children };
}
var unknownImmutability = "which tags are immutable could not be read (an organization access token needs the scope `scope-repository-read` for it); those that are stay all the same";
async function readTags(endpoint, repository, concurrency) {
  const { entries, incomplete } = await readList(
    {
      read: (page2) => endpoint.tags(repository, page2),
      refuse: (exchange2) => unreadable2(exchange2, repository),
      keep: tagOf
    },
    concurrency
  );
  const tags = entries.filter((tag) => tag !== void 0);
  const odd = entries.length - tags.length;
  return {
    tags,
    incomplete: odd > 0 ? `${odd} tags have names that the OCI specification does not allow` : incomplete
  };
}
async function readImmutability(endpoint, repository) {
  const exchange2 = await endpoint.repository(repository);
  if (exchange2.response.status === 403) return void 0;
  if (exchange2.response.status !== 200) throw unreadable2(exchange2, repository);
  const body = parseJson(exchange2.response.body);
  if (!isRecord(body) || typeof body.name !== "string")
    throw malformed(exchange2.request, exchange2.response, `the body does not describe ${repository}`);
  return immutability(body.immutable_tags_settings);
}
function unreadable2(exchange2, repository) {
  const missing = "There is no such repository, or these credentials may not see it: check `repositories`";
  const advice3 = exchange2.response.status === 404 ? `${missing}. ${readAdvice}` : readAdvice;
  return hubRefusal(exchange2, `${repository} could not be read`, advice3);
}

// src/dockerhub/lookout.ts
var servesFor = 50;
var lasts = 2e3;
var lastsAtMost = 3e4;
function createLookout(endpoint, { repository, tags }, now) {
  const before = new Map(tags.map((tag) => [tag.name, tag]));
  let view;
  let lookedAt = 0;
  let served = 0;
  function isUnchanged({ name, digest, time }) {
    const known = before.get(name);
    return known !== void 0 && (digest ?? known.digest) === known.digest && time?.at === known.time?.at;
  }
  async function read() {
    const pushed = /* @__PURE__ */ new Map();
    for (let page2 = 1; ; page2++) {
      const exchange2 = await endpoint.tags(repository, page2);
      if (page2 > 1 && exchange2.response.status === 404) return { pushed, pages: page2 };
      const { entries, count: count3 } = pageOf(exchange2, (answer) => unlisted(unreadable2(answer, repository)));
      const listed2 = entries.map(tagOf).filter((tag) => tag !== void 0);
      const changed = listed2.filter((tag) => !isUnchanged(tag));
      for (const tag of changed) pushed.set(tag.name, tag);
      const isLast = entries.length === 0 || page2 * pageSize >= Math.min(count3, mostEntries2);
      if (isLast || isNewestFirst(listed2) && changed.length < listed2.length) return { pushed, pages: page2 };
    }
  }
  function look() {
    lookedAt = now();
    served = 0;
    view = read();
    return view;
  }
  async function current() {
    const age = now() - lookedAt;
    const known = view === void 0 || age > lastsAtMost ? await look() : await view;
    if (served < servesFor * known.pages || age <= lasts) return known;
    return look();
  }
  return {
    async look() {
      await look();
    },
    async assertUnchanged({ name, digest }) {
      const { pushed } = await current();
      served += 1;
      const now2 = pushed.get(name);
      if (now2 === void 0) return;
      throw new ChangedError(
        now2.digest === void 0 || now2.digest === digest ? `${name} was pushed again since it was read` : `${name} pointed to ${digest}, and points to ${now2.digest} now`
      );
    }
  };
}
function isNewestFirst(tags) {
  return tags.every((tag, at) => at === 0 || (tags[at - 1]?.time?.at ?? 0) >= (tag.time?.at ?? 0));
}

// src/dockerhub/deleter.ts
var nobodysDigest = `sha256:${"0".repeat(64)}`;
var deleted = { tag: 204, image: 202 };
async function createDeleter({ endpoint, registry, pace, concurrency, now }, snapshot) {
  const { repository } = snapshot;
  const lookout = createLookout(endpoint, snapshot, now);
  await lookout.look();
  const needs = keptFresh(() => needsOf(endpoint, repository, concurrency), now);
  let mayDelete;
  async function isGone3(reference) {
    return await resolve(registry, repository, reference) === void 0;
  }
  async function sendForTag(name) {
    const exchange2 = await endpoint.deleteTag(repository, name);
    if (exchange2.response.status !== deleted.tag)
      throw hubRefusal(exchange2, `${name} was not deleted`, deleteTagAdvice);
  }
  async function sendForImage(digest, tags) {
    const exchange2 = await registry.manifest("DELETE", repository, digest);
    const { request, response } = exchange2;
    if (response.status === deleted.image) return;
    if (response.status === 403) throw await whyForbidden(exchange2, digest, tags);
    throw refused(request, response, `${digest} was not deleted`);
  }
  async function whyForbidden({ request, response }, digest, planned) {
    const claimants = (await needs()).get(digest) ?? [];
    const names = new Set(planned.map(({ name }) => name));
    const unplanned = claimants.find((claimant) => !names.has(claimant));
    if (unplanned !== void 0)
      return new ChangedError(`${digest} is needed by ${unplanned}, which was not so when it was planned`);
    await lookout.look();
    for (const tag of planned) await lookout.assertUnchanged(tag);
    if (claimants.length > 0)
      return new RegistryError("unexpected", `${claimants.join(", ")} was deleted, but Docker Hub still lists it`);
    mayDelete ??= registry.manifest("DELETE", repository, nobodysDigest).then(({ response: response2 }) => response2.status !== 403);
    return await mayDelete ? new RegistryError("referenced", `the registry says that ${digest} is still needed, by what it does not list`) : refused(request, response, `${digest} was not deleted`, deleteImageAdvice);
  }
  return {
    powers,
    deleteTag: (tag) => remove(pace, {
      async look(again) {
        if (again) await lookout.look();
        await lookout.assertUnchanged(tag);
      },
      send: () => sendForTag(tag.name),
      isDone: () => isGone3(tag.name)
    }),
    deleteManifest: ({ digest }, tags) => remove(pace, {
      async look(again) {
        if (again && await isGone3(digest)) throw new RegistryError("gone", `${digest} is gone`);
      },
      send: () => sendForImage(digest, tags),
      isDone: () => isGone3(digest)
    })
  };
}
async function needsOf(endpoint, repository, concurrency) {
  const { tags, incomplete } = await readTags(endpoint, repository, concurrency);
  if (incomplete !== void 0)
    throw new RegistryError("unexpected", `the tags could not be listed again: ${incomplete}`);
  const needs = /* @__PURE__ */ new Map();
  for (const { name, digest, children } of tags) {
    for (const needed of digest === void 0 ? children : [digest, ...children]) {
      const names = needs.get(needed);
      if (names) names.push(name);
      else needs.set(needed, [name]);
    }
  }
  return needs;
}

// src/dockerhub/rate-window.ts
var length = 6e4;
var slack = 1.035;
var defaultInterval = length / 170;
function createRateWindow({
  http,
  now
}) {
  const windows = createRateWindows({ length, now });
  let limit;
  let isTrusted = true;
  let inFlight = 0;
  let nextAt = 0;
  function waitBefore(what) {
    const window = windows.current();
    const untilNext = window !== void 0 && window.left <= inFlight ? window.endsAt - now() : 0;
    return what === "read" ? untilNext : Math.max(untilNext, nextAt - now());
  }
  function interval2() {
    const steady = limit === void 0 ? defaultInterval : length / limit * slack;
    return isTrusted ? steady : Math.max(steady, defaultInterval);
  }
  return {
    async turn(before) {
      for (let wait = waitBefore(before); wait > 0; wait = waitBefore(before)) await http.pause(wait, before);
      if (before === "delete") nextAt = now() + interval2();
      inFlight += 1;
    },
    done(response) {
      inFlight -= 1;
      if (response !== void 0) windows.heed(response);
      limit = windows.current()?.limit ?? limit;
    },
    distrust() {
      isTrusted = false;
    }
  };
}

// src/dockerhub/sign-in.ts
var freshFor = 9 * 6e4;
function createHubSignIn({ http, credentials, mask, now }) {
  let latest;
  async function ask2(askedAt) {
    const request = {
      method: "POST",
      url: new URL("/v2/auth/token", hubUrl),
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ identifier: credentials.username, secret: credentials.password }),
      // It changes nothing there.
      repeatable: true
    };
    const response = await http.send(request);
    const { status } = response;
    const body = parseJson(response.body);
    const token = isRecord(body) ? body.access_token : void 0;
    if (status === 200 && typeof token === "string" && /^[\x21-\x7e]+$/.test(token)) {
      mask(token);
      return { authorization: `Bearer ${token}`, askedAt };
    }
    if (status >= 500) {
      throw new RegistryError("transient", `Docker Hub's sign-in is broken right now (status ${status})`, { status });
    }
    throw new AuthError(
      status === 401 || status === 403 ? `Docker Hub refuses \`username\` and \`password\` (status ${status}): ${advice}` : `Docker Hub's sign-in gave no token (status ${status})`
    );
  }
  function current(refused3) {
    const isOld = latest === void 0 || now() - latest.askedAt >= freshFor || latest.askedAt === refused3?.askedAt;
    if (isOld) latest = { token: ask2(now()), askedAt: now() };
    return latest.token;
  }
  return {
    async send(request) {
      const token = await current();
      const attempt = ({ authorization }) => http.send({ ...request, authorization });
      const response = await attempt(token);
      if (response.status !== 401) return response;
      const again = await attempt(await current(token));
      if (again.status !== 401) return again;
      throw new AuthError("Docker Hub does not accept the token that it has just given out; try again later");
    }
  };
}
var advice = "`username` is the user's name, or for an organization access token the organization's; `password` is best an access token, since a password does not sign in where the organization enforces SSO; a token from Docker's OIDC exchange signs in to the registry alone";

// src/registries/dockerhub.ts
function dockerhub({ credentials, http, concurrency, mask, now, env }) {
  if (credentials === void 0) throw new AuthError(missingCredentials(env));
  const signIn = createHubSignIn({ http, credentials, mask, now });
  const endpoint = createHubEndpoint(signIn, createRateWindow({ http, now }));
  const registry = createEndpoint(registryUrl, createSignIn({ http, registry: registryUrl, credentials, mask, now }));
  const pace = createPace({ http, now });
  const shown2 = /* @__PURE__ */ new Map();
  return {
    async *repositories(namespaces) {
      if (namespaces === void 0)
        throw new RegistryError("unexpected", "Docker Hub lists repositories by namespace: write `namespace/*`");
      for (const namespace of namespaces) {
        const { entries, incomplete } = await readList(
          {
            read: (page2) => endpoint.repositories(namespace, page2),
            refuse: (exchange2) => unreadable2(exchange2, namespace),
            keep: ({ name }) => name
          },
          concurrency
        );
        if (incomplete !== void 0)
          throw new RegistryError("unexpected", `the repositories of ${namespace} could not be listed: ${incomplete}`);
        yield* entries.map((name) => `${namespace}/${name}`).filter(isRepositoryName);
      }
    },
    snapshot: (repository, _, onProgress) => collect({ endpoint, registry, concurrency }, repository, onProgress),
    deleter: (snapshot) => createDeleter({ endpoint, registry, pace, concurrency, now }, snapshot),
    async resolve(repository, reference) {
      if (isDigest(reference) && shown2.get(repository)?.has(reference)) return reference;
      return resolve(registry, repository, reference);
    },
    async tags(repository) {
      const { tags, incomplete } = await readTags(endpoint, repository, concurrency);
      if (incomplete !== void 0)
        throw new RegistryError("unexpected", `the tags of ${repository} could not be listed: ${incomplete}`);
      const found = await Promise.all(
        tags.map(
          async ({ name, digest }) => [name, digest ?? await resolve(registry, repository, name) ?? ""]
        )
      );
      shown2.set(repository, new Set(tags.flatMap(({ digest, children }) => [digest ?? [], children].flat())));
      return new Map(found);
    },
    listsUntagged: false,
    // The registry does not say how fast it lets itself be asked.
    manifestsAtOnce: 4,
    // They share one rate limit: one after the other, each is looked at shortly before it is pruned, and finished.
    repositoriesAtOnce: 1,
    catalogAdvice: "An organization access token sees private repositories only with the scope `scope-repository-list`",
    reclaims: "Docker Hub frees the layers that no image needs any more by itself, some time after the images were deleted. It tells the size of whole images only, and images share layers, so the bytes that become free are not known."
  };
}
function missingCredentials(env) {
  const wants = "Docker Hub wants a sign-in: set `username`, and `password` to an access token that may read, write and delete";
  return env.ACTIONS_ID_TOKEN_REQUEST_URL ? `${wants}. OIDC cannot prune Docker Hub yet: its tokens sign in to the registry, and the Docker Hub API, which deletes tags, does not accept them` : wants;
}

// src/oci/created.ts
var mostBytes2 = 8 * 1024 * 1024;
var createdKey = "org.opencontainers.image.created";
function createdTimes(endpoint, repository, manifests, now) {
  const images = /* @__PURE__ */ new Map();
  const configs = /* @__PURE__ */ new Map();
  const of = (manifest) => once(images, manifest.digest, () => find(manifest));
  async function find(manifest) {
    const annotated = timestamp(manifest.createdAnnotation, "annotation", now);
    if (annotated !== void 0) return annotated;
    const { config } = manifest;
    if (config !== void 0) {
      return once(
        configs,
        config,
        () => readConfig(endpoint, repository, config).then((body) => fromConfig(body, now))
      );
    }
    await void 0;
    const times = await Promise.all(
      manifest.platforms.map(async (digest) => {
        const platform2 = manifests.get(digest);
        return platform2 && of(platform2);
      })
    );
    return times.includes(void 0) ? void 0 : newest(times);
  }
  return { of };
}
function once(known, digest, find) {
  const found = known.get(digest) ?? find();
  known.set(digest, found);
  return found;
}
async function readConfig(endpoint, repository, digest) {
  const { request, response } = await endpoint.blob(repository, digest, mostBytes2);
  if (response.status === 200) {
    if (digestOf(response.body, digest) !== digest) throw malformed(request, response, `the body is not ${digest}`);
    return parseJson(response.body);
  }
  const error2 = refused(request, response, "a config could not be read");
  if (error2.refusal === "gone") return void 0;
  throw error2;
}
function fromConfig(body, now) {
  if (!isRecord(body)) return void 0;
  const config = isRecord(body.config) ? body.config : {};
  const labels = isRecord(config.Labels) ? config.Labels : {};
  return newest([timestamp(body.created, "config created", now), timestamp(labels[createdKey], "label", now)]) ?? newest(histories(body.history).map((created) => timestamp(created, "history", now)));
}
function histories(history) {
  return (Array.isArray(history) ? history : []).map((entry) => isRecord(entry) ? entry.created : void 0);
}
function newest(times) {
  return times.reduce(
    (latest, time) => time !== void 0 && (latest === void 0 || time.at > latest.at) ? time : latest,
    void 0
  );
}
var rfc3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
function timestamp(written3, source, now) {
  if (typeof written3 !== "string" || !rfc3339.test(written3)) return void 0;
  const at = Date.parse(written3);
  return isTrustworthy(at, now) ? { at, source } : void 0;
}

// src/oci/link.ts
function nextPage({ request, response }) {
  const links = parseLinks(response.header("link") ?? "");
  if (links === void 0) throw malformed(request, response, "its Link header cannot be read");
  const target = links.find(({ relations }) => relations.includes("next"))?.target;
  if (target === void 0) return void 0;
  const linked = URL.parse(target, request.url.href);
  if (linked?.origin !== request.url.origin)
    throw malformed(request, response, "its Link header leads to another host");
  const next = new URL(request.url);
  next.search = linked.search;
  if (next.href === request.url.href) {
    throw malformed(request, response, "its Link header leads to the same page again");
  }
  return next;
}
function parseLinks(header) {
  if (header.trim() === "") return [];
  const links = header.split(/,(?=\s*<)/).map((link) => {
    const match2 = /^\s*<([^>]*)>(.*)$/s.exec(link);
    if (!match2) return void 0;
    const relations = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(match2[2] ?? "");
    return { target: match2[1] ?? "", relations: (relations?.[1] ?? relations?.[2] ?? "").toLowerCase().split(/\s+/) };
  });
  return links.every((link) => link !== void 0) ? links : void 0;
}

// src/oci/listing.ts
var pageSize2 = 1e3;
var mostNames = 1e6;
var mostPages = 2e4;
var longestName = 255;
async function list(endpoint, { url, access: access2 }, key, what) {
  const names = /* @__PURE__ */ new Set();
  const listing = (more = {}) => ({ names: [...names], ignoresPages: false, ...more });
  const read = (query) => page(endpoint, withQuery(url, query), access2, key, what);
  const first = await read({ n: String(pageSize2) });
  for (const name of first.names) names.add(name);
  if (first.names.length > pageSize2) return listing({ ignoresPages: true });
  let linked = first.next !== void 0;
  if (!linked) {
    if (names.size < 2) return listing();
    const one = await read({ n: "1" });
    if (one.names.length > 1) return listing({ ignoresPages: true });
    linked = one.next !== void 0;
    if (linked) return listing();
  }
  let current = first;
  for (let count3 = 1; count3 < mostPages; count3++) {
    const last = current.names.at(-1);
    const next = current.next ?? (linked || last === void 0 ? void 0 : { n: String(pageSize2), last });
    if (next === void 0) return listing();
    current = next instanceof URL ? await page(endpoint, next, access2, key, what) : await read(next);
    const before = names.size;
    for (const name of current.names) names.add(name);
    if (names.size > mostNames) return listing({ incomplete: `it goes on after ${mostNames} names` });
    if (current.names.length === 0 && current.next === void 0) return listing();
    if (names.size === before) {
      return listing({
        incomplete: current.names.length === 0 ? "an empty page promises more" : "the server repeats a page"
      });
    }
  }
  return listing({ incomplete: `it goes on after ${mostPages} pages` });
}
async function page(endpoint, url, access2, key, what) {
  const exchange2 = await endpoint.get(url, access2);
  const { request, response } = exchange2;
  if (response.status !== 200) {
    const { refusal: refusal3 } = refused(request, response, what);
    throw refused(request, response, `${what} could not be listed`, adviceOn(refusal3, access2));
  }
  const body = parseJson(response.body);
  const found = isRecord(body) && key in body ? body[key] ?? [] : void 0;
  if (!Array.isArray(found) || !found.every((name) => typeof name === "string")) {
    throw malformed(request, response, `the body is not a list of ${key}`);
  }
  if (found.some((name) => name.length > longestName)) {
    throw malformed(request, response, `a name in the list of ${key} has more than ${longestName} characters`);
  }
  return { names: found, next: nextPage(exchange2) };
}
function adviceOn(refusal3, access2) {
  if (refusal3 === "gone") return "There is no such repository, or nothing in it has a tag; check `repositories`";
  if (refusal3 !== "forbidden") return void 0;
  return access2 === "catalog" ? catalogAdvice : "The user lacks the right to read there: give it `pull` on the repository";
}
function withQuery(url, query) {
  const asked2 = new URL(url);
  for (const [name, value] of Object.entries(query)) asked2.searchParams.set(name, value);
  return asked2;
}

// src/oci/collect.ts
async function collect2({ endpoint, referrers, concurrency, now }, repository, wanted2, onProgress = () => {
}) {
  const inParallel = (items, read2) => pMap(items, read2, { concurrency });
  const listing = await list(endpoint, endpoint.tags(repository), "tags", "the tags");
  const names = listing.names.filter(isTagName);
  const odd = listing.names.length - names.length;
  const notes = [];
  const tags = [];
  const manifests = /* @__PURE__ */ new Map();
  await inParallel(names, async (name) => {
    const manifest = await readManifest(endpoint, repository, name);
    if (manifest === void 0) notes.push(`${name} is listed, but has no manifest`);
    else {
      tags.push({ name, digest: manifest.digest });
      if (!manifests.has(manifest.digest)) manifests.set(manifest.digest, manifest);
    }
    onProgress(tags.length, names.length);
  });
  const absent2 = /* @__PURE__ */ new Set();
  async function read(digests) {
    const all = [];
    const missing = (some) => new Set(Iterator.from(some).filter((digest) => !manifests.has(digest) && !absent2.has(digest)));
    for (let open2 = missing(digests); open2.size > 0; ) {
      const found = await inParallel(open2, async (digest) => {
        const manifest = await readManifest(endpoint, repository, digest);
        if (manifest === void 0) absent2.add(digest);
        else manifests.set(digest, manifest);
        return manifest === void 0 ? [] : [manifest];
      });
      for (const { digest } of found.flat()) all.push(digest);
      open2 = missing(found.flat().flatMap(({ listed: listed2 }) => listed2));
    }
    return all;
  }
  await read([...manifests.values()].flatMap((manifest) => manifest.listed));
  if (wanted2.untagged) await read(tags.flatMap((tag) => companionSubject(tag) ?? []));
  for (let subjects = [...manifests.keys()]; subjects.length > 0; ) {
    subjects = await read((await inParallel(subjects, (subject) => referrers.of(repository, subject))).flat());
  }
  const times = createdTimes(endpoint, repository, manifests, now);
  const timed = wanted2.timesFor(tags, manifests);
  const dated = timed.manifests.union(new Set(tags.filter((tag) => timed.tags.has(tag.name)).map((tag) => tag.digest)));
  const timeOf2 = new Map(
    await inParallel(dated, async (digest) => [digest, await times.of(manifests.get(digest))])
  );
  return {
    repository,
    tags: tags.map((tag) => timed.tags.has(tag.name) ? { ...tag, time: timeOf2.get(tag.digest) } : tag),
    manifests: new Map(
      manifests.values().map((manifest) => [
        manifest.digest,
        plain(manifest, timed.manifests.has(manifest.digest) ? timeOf2.get(manifest.digest) : void 0)
      ])
    ),
    // Distribution 2 is the server that ignores page sizes, and the one that cannot delete by tag.
    powers: { untag: !listing.ignoresPages, untagFirst: !listing.ignoresPages },
    incomplete: odd > 0 ? `${odd} tags have names that the OCI specification does not allow` : listing.incomplete,
    notes
  };
}
function plain({ digest, mediaType, children, subject, size, blobs, locked }, time) {
  return { digest, mediaType, children, subject, size, blobs, locked, time };
}

// src/oci/lookout.ts
var nothing3 = { tags: /* @__PURE__ */ new Map(), tagsOn: /* @__PURE__ */ new Map(), claimed: /* @__PURE__ */ new Map() };
function createLookout2({ endpoint, concurrency, now }, { repository, tags }, removed) {
  const before = new Map(tags.map((tag) => [tag.name, tag.digest]));
  const listed2 = keptFresh(listNames, now);
  const whole = keptFresh(async () => seenWith(nothing3, await listed2()), now);
  let latest;
  async function current() {
    const since = await whole();
    const names = await listed2();
    if (latest?.since !== since) latest = { names: [], since, view: Promise.resolve(since) };
    if (latest.names !== names) latest = { names, since, view: latest.view.then((view) => seenWith(view, names)) };
    try {
      return await latest.view;
    } catch (error2) {
      latest = void 0;
      throw error2;
    }
  }
  async function seenWith(view, names) {
    const gone = new Set(removed);
    const found = await resolved(names.filter((name) => !view.tags.has(name) || gone.has(name)));
    if (found.length === 0) return view;
    const changed = found.filter(({ name, digest }) => gone.has(name) || before.get(name) !== digest);
    const claimed = await claimsOf(changed, (digest) => readManifest(endpoint, repository, digest));
    const tags2 = new Map([...view.tags, ...found.map(({ name, digest }) => [name, digest])]);
    return {
      tags: tags2,
      tagsOn: new Map(
        Map.groupBy(tags2, ([, digest]) => digest).entries().map(([digest, on]) => [digest, on.map(([name]) => name)])
      ),
      claimed: new Map([...view.claimed, ...claimed])
    };
  }
  async function resolved(names) {
    const found = await pLimit(concurrency).map(names, async (name) => {
      const digest = await resolve(endpoint, repository, name);
      return digest === void 0 ? [] : [{ name, digest }];
    });
    return found.flat();
  }
  function unlisted2(why2) {
    return new RegistryError("unexpected", `the tags could not be listed again: ${why2}`);
  }
  async function listNames() {
    try {
      const { names, incomplete } = await list(endpoint, endpoint.tags(repository), "tags", "the tags");
      if (incomplete !== void 0) throw unlisted2(incomplete);
      return names.filter(isTagName);
    } catch (error2) {
      if (!isGone(error2)) throw error2;
      const left = await resolved([...before.keys()]);
      if (left.length > 0) throw unlisted2(messageOf(error2));
      return [];
    }
  }
  return {
    async assertUnneeded(digest, planned) {
      const { tags: present, tagsOn, claimed } = await current();
      const names = new Set(planned.map(({ name }) => name));
      for (const name of names) {
        const elsewhere = present.get(name);
        if (elsewhere !== void 0 && elsewhere !== digest) throw moved(name, digest, elsewhere);
      }
      const claimant = tagsOn.get(digest)?.find((name) => !names.has(name)) ?? claimed.get(digest);
      if (claimant !== void 0) {
        throw new ChangedError(`${digest} is needed by ${claimant}, which was not so when it was planned`);
      }
    }
  };
}

// src/oci/deleter.ts
function createDeleter2(looking, snapshot, powers2) {
  const { endpoint, http } = looking;
  const { repository } = snapshot;
  const removed = /* @__PURE__ */ new Set();
  const lookout = createLookout2(looking, snapshot, removed);
  const finding = pLimit(1);
  let leavesImages = false;
  let takesImages;
  async function untag(tag) {
    await remove2(tag.name, async () => {
      const digest = await resolve(endpoint, repository, tag.name);
      if (digest === void 0) throw new RegistryError("gone", `${tag.name} is gone already`);
      if (digest !== tag.digest) throw moved(tag.name, tag.digest, digest);
    });
    removed.add(tag.name);
  }
  async function remove2(reference, look) {
    for (let attempt = 1; ; attempt++) {
      await look();
      const failure2 = await send(reference);
      if (failure2 === void 0) return;
      if (!await http.again(attempt, failure2)) {
        if (isUnsettled(failure2) && await isGone3(reference).catch(() => false)) return;
        throw failure2;
      }
      if (await isGone3(reference)) return;
    }
  }
  async function send(reference) {
    try {
      const { request, response } = await endpoint.manifest("DELETE", repository, reference);
      if (response.status === 202) return void 0;
      const failure2 = refused(request, response, `${reference} was not deleted`);
      if (failure2.refusal !== "gone" || await isGone3(reference)) return failure2;
      return malformed(request, response, `${reference} is still there`);
    } catch (error2) {
      if (error2 instanceof RegistryError) return error2;
      throw error2;
    }
  }
  async function isGone3(reference) {
    return await resolve(endpoint, repository, reference) === void 0;
  }
  async function untagFirst(tag) {
    if (takesImages !== void 0) throw takesImages;
    if (leavesImages) return false;
    await untag(tag);
    const stop = (why2) => new RegistryError("unexpected", `${why2}, so no further tag is removed`);
    try {
      leavesImages = !await isGone3(tag.digest);
      if (!leavesImages)
        takesImages = stop(
          `this registry deletes an image together with one of its tags (${tag.digest} went with ${tag.name})`
        );
    } catch (error2) {
      takesImages = stop(`it is not known whether ${tag.digest} went with its tag ${tag.name} (${messageOf(error2)})`);
    }
    return true;
  }
  return {
    powers: powers2,
    async deleteTag(tag) {
      if (!leavesImages && await finding(untagFirst, tag)) return;
      await untag(tag);
    },
    async deleteManifest({ digest }, tags) {
      await remove2(digest, () => lookout.assertUnneeded(digest, tags));
      for (const { name } of tags) removed.add(name);
    }
  };
}

// src/oci/probe.ts
import { randomUUID as randomUUID2 } from "node:crypto";
var nobodysDigest2 = `sha256:${"0".repeat(64)}`;
async function probe(endpoint, { repository }) {
  const byDigest = await endpoint.deleteNothing(repository, nobodysDigest2);
  assertCanDelete(byDigest);
  const byTag = await endpoint.deleteNothing(repository, `prune-probe-${randomUUID2()}`);
  const untag = canUntag(byTag);
  return { untag, untagFirst: untag };
}
function assertCanDelete({ request, response }) {
  const error2 = refused(
    request,
    response,
    "nothing can be deleted",
    advice2(response.status, response.header("allow"), ociError(response)?.code)
  );
  if (error2.refusal === "gone" || response.status === 202) return;
  throw error2.refusal === "unexpected" ? malformed(
    request,
    response,
    "a DELETE of an unknown digest should be answered 404 MANIFEST_UNKNOWN; nothing is deleted"
  ) : error2;
}
function canUntag({ request, response }) {
  if ([202, 400, 405, 501].includes(response.status)) return false;
  const error2 = refused(request, response, "it could not be found out whether tags can be removed one by one");
  if (error2.refusal === "gone") return true;
  throw error2;
}
function advice2(status, allow, code18) {
  if (status === 401 || status === 403)
    return "The credentials lack the right to delete: give the user or token `delete` (or administrator) rights on this repository";
  if (status !== 405) return void 0;
  if (code18 === void 0 && allow !== void 0 && !/DELETE/i.test(allow)) {
    return "The registry is read-only (`storage.maintenance.readonly`, or a proxy that forbids DELETE): its operator has to end that first";
  }
  return "Deletion is disabled, or this is a pull-through cache: set `storage.delete.enabled: true` (`REGISTRY_STORAGE_DELETE_ENABLED=true`) in the registry's configuration";
}

// src/oci/referrers.ts
var mostPages2 = 100;
var absent = /* @__PURE__ */ new Set([400, 404, 405, 501]);
function createReferrers(endpoint) {
  let available;
  const findingOut = pLimit(1);
  async function read(repository, subject) {
    const found = [];
    const { url, access: access2 } = endpoint.referrers(repository, subject);
    let next = url;
    for (let page2 = 0; next !== void 0; page2++) {
      const exchange2 = await endpoint.get(next, access2);
      const { request, response } = exchange2;
      if (page2 === 0 && refused(request, response, "").refusal === "gone") return "unknown";
      if (page2 === 0 && absent.has(response.status)) return "no API";
      if (response.status !== 200) throw refused(request, response, `the referrers of ${subject} could not be read`);
      const digests = digestsIn(parseJson(response.body));
      if (digests === void 0) throw malformed(request, response, "the body is not an index of referrers");
      if (page2 >= mostPages2)
        throw malformed(request, response, `the list of referrers goes on after ${mostPages2} pages`);
      found.push(...digests);
      next = nextPage(exchange2);
    }
    return found;
  }
  async function ask2(repository, subject) {
    if (available === false) return [];
    const found = await read(repository, subject);
    if (found === "unknown") return [];
    available ??= found !== "no API";
    return found === "no API" ? [] : found;
  }
  return {
    of: (repository, subject) => available === void 0 ? findingOut(ask2, repository, subject) : ask2(repository, subject)
  };
}
function digestsIn(body) {
  const listed2 = isRecord(body) ? body.manifests : void 0;
  if (!Array.isArray(listed2)) return void 0;
  const digests = listed2.flatMap(
    (entry) => isRecord(entry) && typeof entry.digest === "string" && isDigest(entry.digest) ? [entry.digest] : []
  );
  return digests.length === listed2.length ? digests : void 0;
}

// src/registries/oci.ts
function oci({ url, credentials, http, concurrency, mask, now }) {
  const endpoint = createEndpoint(url, createSignIn({ http, registry: url, credentials, mask, now }));
  const referrers = createReferrers(endpoint);
  return {
    async *repositories() {
      const { names, incomplete } = await list(endpoint, endpoint.catalog(), "repositories", "the catalog");
      if (incomplete !== void 0)
        throw new RegistryError("unexpected", `the catalog could not be read to its end: ${incomplete}`);
      yield* names.filter(isRepositoryName);
    },
    snapshot: (repository, wanted2, onProgress) => collect2({ endpoint, referrers, concurrency, now: now() }, repository, wanted2, onProgress),
    async deleter(snapshot) {
      return createDeleter2({ endpoint, http, concurrency, now }, snapshot, await probe(endpoint, snapshot));
    },
    resolve: (repository, reference) => resolve(endpoint, repository, reference),
    listsUntagged: false,
    // Distribution reads every tag of a repository to delete one manifest: more at once only queue up in it.
    manifestsAtOnce: 2,
    reclaims: "This API only unlinks images. A CNCF distribution registry frees the space when its operator runs `registry garbage-collect` (with the registry stopped or read-only, and without `--delete-untagged`, which removes parts of images that are still tagged); zot frees it by its own garbage collection."
  };
}

// src/registries/index.ts
var adapters = /* @__PURE__ */ new Map([
  ["oci", oci],
  // The SDK is half of the bundle: other registries do without it.
  ["acr", async (connection) => (await import("./chunks/acr-SM63AE3R.js")).acr(connection)],
  ["dockerhub", dockerhub],
  // Octokit is only for this.
  ["ghcr", async (connection) => (await import("./chunks/ghcr-QIVKESLN.js")).ghcr(connection)]
]);
var unsupported = [
  { host: /\.azurecr\.de$/, name: "Azure Container Registry in Germany, which has closed," },
  { host: /\.dkr[.-]ecr[.-].+\.(?:amazonaws\.com(?:\.cn)?|on\.aws)$|^public\.ecr\.aws$/, name: "Amazon ECR" },
  { host: /(?:^|[.-])(?:gcr\.io|pkg\.dev)$/, name: "Google Artifact Registry" },
  { host: /^quay\.io$/, name: "Quay" },
  { host: /^registry\.gitlab\.com$/, name: "GitLab" }
];
var registryTypes = [...adapters.keys()];
var otherNames = {
  azure: "acr",
  "azure-container-registry": "acr",
  docker: "dockerhub",
  "docker-hub": "dockerhub",
  "docker.io": "dockerhub",
  github: "ghcr",
  "ghcr.io": "ghcr",
  generic: "oci",
  distribution: "oci",
  "docker-registry": "oci",
  zot: "oci"
};
var hubNames = [
  ...["docker.io", "index.docker.io", "registry.docker.io", "registry-1.docker.io"],
  ...["hub.docker.io", "hub.docker.com", "registry.hub.docker.com"]
];
function typeFor(host, given = "") {
  const isHub = hubNames.includes(host.toLowerCase());
  if (given === "dockerhub" && !isHub) return { unsupported: "Docker Hub is at `docker.io` alone." };
  if (isHub && given !== "" && given !== "dockerhub")
    return { unsupported: "Docker Hub has an API of its own: leave `registry-type` out, or write `dockerhub`." };
  if (isHub) return { type: "dockerhub" };
  const isGhcr = /^ghcr\.io$|^containers\..+\.ghe\.com$/i.test(host);
  if (isGhcr && given !== "" && given !== "ghcr")
    return { unsupported: "GitHub deletes by an API of its own: leave `registry-type` out, or write `ghcr`." };
  if (isGhcr) return { type: "ghcr" };
  if (given === "" && /\.azurecr\.(?:io|cn|us)$/i.test(host)) return { type: "acr" };
  const product = unsupported.find((known) => known.host.test(host.toLowerCase()));
  return product === void 0 || given !== "" && given !== "oci" ? { type: given || "oci" } : {
    unsupported: `${product.name} is not supported yet; the generic adapter could delete more there than it was asked to.`
  };
}
var namespaced = /* @__PURE__ */ new Map([
  ["dockerhub", { name: "Docker Hub", form: /^[^/]+\/[^/]+$/, example: "acme" }],
  ["ghcr", { name: "GitHub", form: /^[^/]+\/.+$/, example: "my-org" }]
]);
function misfit(type, { source, namespaces }) {
  const registry = namespaced.get(type);
  if (registry === void 0) return void 0;
  const { name, form, example } = registry;
  if (isExact(source)) return form.test(source) ? void 0 : `${name} names repositories as \`${example}/web\`.`;
  return namespaces === void 0 ? `${name} lists repositories by their namespace: write it in clear, as in \`${example}/*\`.` : void 0;
}
function namingOf(type, url) {
  if (type === "dockerhub") return { hosts: hubNames, basePath: "", isDefault: true };
  const port = url.protocol === "https:" ? "443" : "80";
  const hosts = loopbackHosts.includes(url.hostname) ? [url.hostname, ...loopbackHosts] : [url.hostname];
  const written3 = hosts.flatMap((host) => url.port === "" ? [host, `${host}:${port}`] : [`${host}:${url.port}`]);
  const before = url.hostname === "ghcr.io" ? ["docker.pkg.github.com"] : [];
  return { hosts: [.../* @__PURE__ */ new Set([...written3, ...before])], basePath: url.pathname.slice(1), isDefault: false };
}
async function connect(type, connection) {
  const adapter = adapters.get(type);
  if (adapter === void 0) throw new Error(`no adapter for registry type ${type}`);
  return adapter(connection);
}
function addressOf(type, registry) {
  if (type !== "acr" || registry.includes("/")) return registry;
  const isName = /^[a-z0-9-]+$/i.test(registry) && registry !== "localhost";
  return `https://${registry}${isName ? ".azurecr.io" : ""}`;
}

// src/report/figures.ts
function formatNumber(value) {
  return value.toLocaleString("en-US");
}
function count2(amount, noun, plural = `${noun}s`) {
  return `${formatNumber(amount)} ${amount === 1 ? noun : plural}`;
}
var units2 = ["kB", "MB", "GB", "TB", "PB"];
function formatBytes(bytes) {
  if (bytes < 1e3) return count2(bytes, "byte");
  const rounded = units2.map((unit, at) => ({ unit, amount: (bytes / 1e3 ** (at + 1)).toFixed(1) }));
  const fitting = rounded.find(({ amount }) => Number(amount) < 1e3) ?? rounded.at(-1);
  return `${fitting?.amount} ${fitting?.unit}`;
}
function formatTime(at) {
  return isoTime(at)?.replace(/^(.*)T(.*):\d\dZ$/, "$1 $2 UTC") ?? "an impossible time";
}
function isoTime(at) {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? void 0 : date.toISOString().replace(/\.\d+Z$/, "Z");
}
function formatSpan(milliseconds2) {
  const seconds = Math.max(0, Math.round(milliseconds2 / 1e3));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
function formatRate(amount, milliseconds2) {
  const aSecond = amount / milliseconds2 * 1e3;
  return aSecond >= 1 ? `${formatNumber(Math.round(aSecond))} a second` : `${formatNumber(Math.round(aSecond * 60))} a minute`;
}
var hour = 36e5;
var ages = [
  [2 * 365.25 * 24 * hour, 365.25 * 24 * hour, "year"],
  [90 * 24 * hour, 30.44 * 24 * hour, "month"],
  [48 * hour, 24 * hour, "day"],
  [2 * hour, hour, "hour"],
  [0, 6e4, "minute"]
];
function formatAge(milliseconds2) {
  const [, length2, unit] = ages.find(([from]) => milliseconds2 >= from) ?? [0, 1, ""];
  return unit === "" ? "from the future" : count2(Math.floor(milliseconds2 / length2), unit);
}
function bar(part, whole, length2) {
  if (whole === 0) return "\u2013";
  const within = (most5) => {
    const rounded = Math.round(part / whole * most5);
    return part > 0 && part < whole ? Math.min(Math.max(rounded, 1), most5 - 1) : rounded;
  };
  return `${"\u2588".repeat(within(length2))}${part > 0 ? "\xA0" : ""}${within(100)}%`;
}

// src/report/totals.ts
function totals(result) {
  const tags = countVerdicts(result.repositories.flatMap((repository) => repository.tags));
  const images = countVerdicts(result.repositories.flatMap((repository) => repository.images));
  return {
    tagsDeleted: tags.deleted + tags.untagged,
    tagsRetained: tags.retained,
    imagesDeleted: images.deleted,
    bytesReclaimed: result.bytesReclaimed,
    failures: sum2(result.repositories.map((repository) => repository.failures)),
    remaining: sum2(result.repositories.map((repository) => repository.remaining))
  };
}
function countVerdicts(judged) {
  const counts = { retained: 0, deleted: 0, untagged: 0, "already-gone": 0, changed: 0, failed: 0, remaining: 0 };
  for (const { verdict } of judged) counts[verdict] += 1;
  return counts;
}
function sum2(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

// src/report/problems.ts
function problemsOf({ facts, result }) {
  const { repositories, stopped } = result;
  const stop = stopped && (stopped === "cancelled" ? "the run was cancelled" : `the ${stopped} is used up`);
  const problems = [
    {
      severity: "error",
      title: facts.dryRun ? "The dry run failed" : "The run failed",
      advice: "Correct what the message names, then run it again.",
      findings: forRun(result.errors)
    },
    {
      severity: "error",
      title: "Refused: nothing was deleted there",
      advice: "What was to go is marked \u201Crefused by a guard\u201D in the repositories below. If that is meant, do what the message says; if not, change the patterns or the keep rules.",
      findings: gather(repositories, refusal2)
    },
    {
      severity: "error",
      title: "Failed",
      advice: "Correct what the message names, if it names anything. The next run tries again what failed.",
      findings: gather(repositories, failure)
    },
    {
      severity: "warning",
      title: "Stopped before the end: the next run goes on",
      advice: `Nothing, if a schedule runs this again.${stopped === "time budget" ? " To do more in one run, raise `time-budget`." : ""}`,
      findings: [...forRun(stop ? [stop] : []), ...gather(repositories, rest)]
    },
    {
      severity: "warning",
      title: "Changed meanwhile, so left alone",
      advice: "Nothing: the next run decides about them anew.",
      findings: gather(repositories, changes)
    },
    {
      severity: "warning",
      title: "Please check",
      advice: "Nothing failed. Make sure that each line is what you meant, and no slip in the workflow.",
      findings: forRun(result.warnings)
    }
  ];
  return problems.filter(({ findings }) => findings.length > 0);
}
function isFailed(run2) {
  return problemsOf(run2).some(({ severity }) => severity === "error");
}
function placeOf({ repositories, message }, name) {
  if (repositories.length === 1 && message.startsWith(`${repositories[0]} `)) return "";
  const shown2 = repositories.slice(0, 3).map(name).join(", ");
  const more = repositories.length - 3;
  return more > 0 ? `${shown2} and ${count2(more, "more repository", "more repositories")}` : shown2;
}
function refusal2({ status, message }) {
  return status === "refused" ? message ?? "a guard said no" : void 0;
}
function failure({ status, message, failures }) {
  if (status === "refused" || status !== "failed" && failures === 0) return void 0;
  return message ?? `${count2(failures, "step")} failed`;
}
function rest({ status, message, remaining, failures }) {
  if (status !== "incomplete") return void 0;
  const left = remaining > 0 ? [`${count2(remaining, "step")} left`] : [];
  const why2 = message === void 0 || failures > 0 ? [] : [message];
  return [...left, ...why2].join(": ") || "not finished";
}
function changes({ tags, images }) {
  const changed = { tag: countVerdicts(tags).changed, image: countVerdicts(images).changed };
  const present = Object.entries(changed).filter(([, amount]) => amount > 0);
  return present.map(([noun, amount]) => count2(amount, noun)).join(", ") || void 0;
}
function forRun(messages) {
  return messages.map((message) => ({ repositories: [], message }));
}
function gather(repositories, say) {
  const said = Map.groupBy(repositories, say);
  return [...said].flatMap(
    ([message, group2]) => message === void 0 ? [] : [{ repositories: group2.map(({ name }) => name), message }]
  );
}

// src/report/secrets.ts
var shortest = 4;
var telling = 16;
function createSecrets() {
  const known = /* @__PURE__ */ new Map();
  const firsts = new Uint8Array(65536);
  function hiddenAt(text, at) {
    if (firsts[text.charCodeAt(at)] === 0) return 0;
    let most5 = 0;
    for (const secret of known.get(text.slice(at, at + shortest)) ?? []) {
      const length2 = common(secret, text, at);
      if (length2 > most5 && (length2 === secret.length || length2 >= telling)) most5 = length2;
    }
    return most5;
  }
  return {
    add(secret) {
      for (const written3 of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), base64(secret)]) {
        if (secret.length < shortest) continue;
        const start = written3.slice(0, shortest);
        firsts[start.charCodeAt(0)] = 1;
        known.set(start, (known.get(start) ?? /* @__PURE__ */ new Set()).add(written3));
      }
    },
    hide(text) {
      const shown2 = [];
      let from = 0;
      for (let at = 0; at < text.length; ) {
        const length2 = hiddenAt(text, at);
        if (length2 === 0) at++;
        else {
          shown2.push(text.slice(from, at), "***");
          at += length2;
          from = at;
        }
      }
      return from === 0 ? text : shown2.join("") + text.slice(from);
    }
  };
}
function base64(text) {
  return Buffer.from(text).toString("base64");
}
function common(secret, text, at) {
  let length2 = 0;
  while (length2 < secret.length && secret.charCodeAt(length2) === text.charCodeAt(at + length2)) length2++;
  return length2;
}
function withStrings(value, change) {
  if (typeof value === "string") return change(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const changed = value.map((item) => withStrings(item, change));
    return changed.every((item, at) => item === value[at]) ? value : changed;
  }
  let copy;
  for (const key in value) {
    const changed = withStrings(value[key], change);
    if (changed === value[key]) continue;
    copy ??= { ...value };
    copy[key] = changed;
  }
  return copy ?? value;
}

// src/report/text.ts
function visible(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    return `\\u{${character.codePointAt(0)?.toString(16)}}`;
  });
}
function safeLine(text) {
  return visible(text).replaceAll("##[", "#\\#[").replace(/^(\s*):(?=:)/u, "$1:\\");
}
function safeLines(text) {
  return text.split(/\r\n|\r|\n/).map(safeLine).join("\n");
}
function cut(text, length2) {
  return text.length <= length2 ? text : `${text.slice(0, length2).replace(/[\uD800-\uDBFF]$/, "")}\u2026`;
}

// src/report/log.ts
var longest2 = 4e3;
var mostFindings = 9;
function createLog(core) {
  const { add, hide } = createSecrets();
  const line2 = (text) => safeLine(hide(text));
  return {
    info: (text) => core.info(line2(text)),
    // Where nobody looks, it is not even printed: there may be a hundred thousand lines of it.
    debug: core.isDebug() ? (text) => core.debug(line2(text)) : () => {
    },
    group(title, lines2) {
      core.startGroup(line2(title));
      for (const text of lines2) core.info(line2(text));
      core.endGroup();
    },
    annotate(problems) {
      for (const problem of problems) core[problem.severity](cut(hide(annotation(problem)), longest2));
    },
    fail: (text) => core.setFailed(cut(safeLines(hide(text)), longest2)),
    mask(secret) {
      core.setSecret(secret);
      add(secret);
    },
    hide
  };
}
function annotation({ title, findings, advice: advice3 }) {
  const lines2 = findings.slice(0, mostFindings).map((finding) => {
    const place = placeOf(finding, (repository) => repository);
    const text = place === "" ? finding.message : `${place}: ${finding.message}`;
    return `- ${safeLines(text).replaceAll("\n", "\n  ")}`;
  });
  const left = findings.length - mostFindings;
  const more = left > 0 ? [`\u2026and ${left} more, see the summary`] : [];
  return [title, ...lines2, ...more, `What to do: ${advice3}`].join("\n");
}

// src/report/progress.ts
var interval = 1e4;
function createProgress({ log, now, every }) {
  const active = /* @__PURE__ */ new Map();
  const cancel = every(interval, () => {
    for (const [activity, { startedAt, counts }] of active) log.info(line(activity, counts, now() - startedAt));
  });
  return {
    report(activity, counts) {
      active.set(activity, { startedAt: active.get(activity)?.startedAt ?? now(), counts });
    },
    finish: (activity) => void active.delete(activity),
    stop: cancel
  };
}
function everyUnref(milliseconds2, tick) {
  const timer = setInterval(tick, milliseconds2).unref();
  return () => clearInterval(timer);
}
function line(activity, { done, total, unit }, elapsed) {
  const rate = done > 0 && elapsed > 0 ? `, ${formatRate(done, elapsed)}` : "";
  if (total === void 0) return `${activity}: ${formatNumber(done)} ${unit}${rate}`;
  const left = done > 0 && done < total ? `, about ${formatSpan(elapsed / done * (total - done))} left` : "";
  return `${activity}: ${formatNumber(done)} of ${formatNumber(total)} ${unit} (${Math.floor(done / total * 100)}%)${rate}${left}`;
}

// src/report/causes.ts
var most4 = 4;
var longest3 = 60;
var rule = /^(?:\S.*?:\d+: )?(keep(?:-[a-z]+)*)\b/;
var words = /^(?:[A-Za-z]+|`[a-z-]+`)(?=[,;:]?(?:\s|$))(?: (?:[a-z]+|`[a-z-]+`)(?=[,;:]?(?:\s|$)))*/;
function causeOf(reason2) {
  const timeless = unknownTime.reasons.find((text) => reason2.endsWith(text));
  if (timeless !== void 0) return timeless;
  if (reason2.startsWith("follows ")) return "with the image that it is about";
  const [, name] = rule.exec(reason2) ?? [];
  if (name !== void 0) return `by \`${name}\``;
  const [shared] = words.exec(reason2) ?? [];
  if (shared === void 0) return cut(reason2, longest3);
  return shared === reason2 ? shared : `${shared} \u2026`;
}
function countCauses(judged) {
  return tally(judged, ([first = ""]) => causeOf(first));
}
function countAllCauses(judged) {
  const together3 = (reasons) => [...new Set(reasons.map(causeOf))].join(" and ");
  return tally(judged, (reasons) => together3(reasons).replaceAll(" and by ", " and "));
}
function tally(judged, causeFor) {
  const groups = Map.groupBy(judged, ({ reasons }) => causeFor(reasons));
  const sorted = [...groups].map(([cause, { length: length2 }]) => ({ cause, length: length2 })).toSorted((a, b) => b.length - a.length || (a.cause < b.cause ? -1 : 1));
  const named = sorted.slice(0, most4).map(({ cause, length: length2 }) => `${formatNumber(length2)} ${cause}`);
  const left = sorted.slice(most4).reduce((sum3, { length: length2 }) => sum3 + length2, 0);
  return [...named, ...left > 0 ? [`${formatNumber(left)} for other reasons`] : []].join(", ");
}

// src/report/markdown.ts
var longest4 = 500;
function code(text) {
  const shown2 = visible(cut(text, longest4));
  const run2 = Math.max(0, ...Array.from(shown2.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = "`".repeat(run2 + 1);
  const pad = /^[ `]|[ `]$/.test(shown2) ? " " : "";
  return shown2.trim() === "" ? "(empty)" : `${fence}${pad}${shown2}${pad}${fence}`;
}
var plain2 = /^(?!\d+[.)])\(?(?:[A-Za-z]+(?:[-'’][A-Za-z0-9]+)*|\d+(?:[.,]\d+)*[a-z]{0,2})?%?\)?[.,:;!?…]*$/;
function prose(text) {
  const sentence = cut(text, 2 * longest4).replace(/\s+/gu, " ").trim() || "(empty)";
  return sentence.split(/`([^`]*)`/).map((part, at) => at % 2 === 1 ? code(part) : words2(part)).reduce((line2, part) => `${line2}${line2.endsWith("`") && part.startsWith("`") ? " " : ""}${part}`);
}
function words2(text) {
  const runs = [];
  for (const word of text.split(" ")) {
    const harmless = plain2.test(word);
    const last = runs.at(-1);
    if (last?.harmless === harmless) last.words.push(word);
    else runs.push({ harmless, words: [word] });
  }
  return runs.map((run2) => run2.harmless ? run2.words.join(" ") : spanned(run2.words.join(" "))).join(" ");
}
function spanned(run2) {
  const [, text = "", bracket = "", end = ""] = /^(.*?)(\)?)([.,:;!?]*)$/s.exec(run2) ?? [];
  const isOwn = text.includes("(");
  const body = isOwn ? text + bracket : text;
  return body === "" ? code(run2) : `${code(body)}${isOwn ? "" : bracket}${end}`;
}
function htmlCode(text) {
  const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return `<code>${visible(cut(text, longest4)).replace(/[&<>"']/g, (character) => entities[character] ?? "")}</code>`;
}
function table(columns2, rows) {
  const rule2 = columns2.map(({ numeric: numeric2 }) => numeric2 ? "--:" : "---");
  return [columns2.map(({ title }) => title), rule2, ...rows].map(row).join("");
}
function row(cells) {
  const safe = cells.map((cell) => cell.replace(/(\\?)\|/g, (_, slash) => slash ? "\\\\u{7c}" : "\\|"));
  return `| ${safe.join(" | ")} |
`;
}
function andMore(left) {
  return left > 0 ? `
\u2026and ${formatNumber(left)} more, see the report file.
` : "";
}
function details(title, body) {
  return `<details><summary>${title}</summary>

${body}
</details>
`;
}
function withExact(text, exact) {
  return `<span title="${exact}">${text}</span>`;
}
function alert({ kind, title, items, advice: advice3 }) {
  const list3 = items.length > 0 ? ["", ...items.map((item) => `- ${item}`)] : [];
  return [`[!${kind}]`, `**${title}**`, ...list3, "", `**What to do:** ${advice3}`].map((line2) => `> ${line2}`.trimEnd()).map((line2) => `${line2}
`).join("");
}

// src/report/wording.ts
function isGone2(verdict) {
  return verdict === "deleted" || verdict === "untagged";
}
var verdicts2 = [
  "failed",
  "changed",
  "remaining",
  "deleted",
  "untagged",
  "already-gone",
  "retained"
];
function verdictWords(verdict, dryRun) {
  const done = isGone2(verdict) || verdict === "retained";
  return `${dryRun && done ? "would be " : ""}${verdict.replace("-", " ")}`;
}
function explanation(verdict, dryRun) {
  const explained = {
    changed: " since the plan was made, and left alone",
    remaining: " for the next run",
    deleted: ", images included",
    untagged: dryRun ? " (only the tag would go, the image stays)" : " (only the tag went, the image stays)"
  };
  return explained[verdict] ?? "";
}
function gist(tags, dryRun) {
  const counts = countVerdicts(tags);
  const present = verdicts2.filter((verdict) => counts[verdict] > 0);
  return present.map((verdict) => `${count2(counts[verdict], "tag")} ${verdictWords(verdict, dryRun)}`).join(", ") || "no tags";
}
var statuses = ["failed", "refused", "incomplete", "pruned", "unchanged"];
function byUrgency(repositories) {
  return repositories.toSorted((a, b) => statuses.indexOf(a.status) - statuses.indexOf(b.status));
}
var icons = {
  failed: "\u274C",
  refused: "\u26D4",
  incomplete: "\u23F8\uFE0F",
  pruned: "\u2705",
  unchanged: "\u2796"
};
function statusSign(status, dryRun) {
  return unbroken(`${dryRun && status === "pruned" ? "\u{1F50E}" : icons[status]} ${statusWords(status, dryRun)}`);
}
function unbroken(text) {
  return text.replaceAll(" ", "\xA0");
}
function statusGist(repositories, dryRun) {
  const present = statuses.filter((status) => repositories.some((one) => one.status === status));
  const counts = present.map((status) => {
    const { length: length2 } = repositories.filter((one) => one.status === status);
    return `${formatNumber(length2)} ${statusWords(status, dryRun)}`;
  });
  return counts.length > 1 ? ` (${counts.join(", ")})` : "";
}
function statusWords(status, dryRun) {
  return dryRun && status === "pruned" ? "would be pruned" : status;
}

// src/report/repository-details.ts
var mostBare = 20;
function repositoryDetails(repository, { dryRun, startedAt }, cap) {
  const bare = bareImages(repository);
  const ids = idsOf(repository);
  const sections = [
    ...verdicts2.flatMap((verdict) => {
      const tags = repository.tags.filter((tag) => tag.verdict === verdict);
      const images = bare.filter((image) => image.verdict === verdict);
      const words3 = verdictWords(verdict, dryRun);
      return [
        ...section(`${count2(tags.length, "tag")} ${words3}${explanation(verdict, dryRun)}`, tags, cap, [
          { title: "Tag", cell: ({ tag }) => code(tag.name) },
          { title: "Image", cell: ({ tag }) => short2(tag.digest) },
          ...idColumn(ids, ({ tag }) => tag.digest),
          ...ageColumns(tags, startedAt)
        ]),
        ...section(`${count2(images.length, "image")} ${words3} that had no tag`, images, Math.min(cap, mostBare), [
          { title: "Image", cell: ({ manifest }) => short2(manifest.digest) },
          ...idColumn(ids, ({ manifest }) => manifest.digest),
          { title: "Media type", cell: ({ manifest }) => code(manifest.mediaType) }
        ])
      ];
    }),
    ...noteSection(repository.notes, cap)
  ];
  if (sections.length === 0) return "";
  return details(`${htmlCode(repository.name)}: ${gist(repository.tags, dryRun)}`, sections.join("\n"));
}
function bareImages(repository) {
  return repository.images.filter(({ tags, verdict }) => tags.length === 0 && verdict !== "retained");
}
function short2(digest) {
  return code(digest.replace(/^([^:]*:.{12}).*$/s, "$1"));
}
function section(title, items, cap, columns2) {
  if (items.length === 0) return [];
  const { usual, isAlways } = usualReasons(items);
  const why2 = { title: "Why", cell: (item) => together2(item) === usual ? "as above" : written2(item) };
  const all = isAlways ? columns2 : [...columns2, why2];
  const rows = items.slice(0, cap).map((item) => all.map(({ cell }) => cell(item)));
  const example = items.find((item) => together2(item) === usual);
  const above = example === void 0 ? "" : `Why${isAlways ? "" : ", where it says \u201Cas above\u201D"}: ${written2(example)}

`;
  return [`**${title}**

${above}${table(all, rows)}${andMore(items.length - cap)}`];
}
function written2({ reasons }) {
  return reasons.map(prose).join("; ");
}
function together2({ reasons }) {
  return reasons.join("\n");
}
function usualReasons(items) {
  const counts = /* @__PURE__ */ new Map();
  for (const item of items) counts.set(together2(item), (counts.get(together2(item)) ?? 0) + 1);
  const [usual, most5] = [...counts].reduce((one, other) => other[1] > one[1] ? other : one, ["", 0]);
  if (most5 < 2 || most5 * 2 < items.length) return { isAlways: false };
  return { usual, isAlways: most5 === items.length };
}
function idsOf({ images }) {
  return new Map(images.flatMap(({ manifest: { digest, id } }) => id === void 0 ? [] : [[digest, id]]));
}
function idColumn(ids, of) {
  if (ids.size === 0) return [];
  const cell = (item) => {
    const id = ids.get(of(item));
    return id === void 0 ? "\u2013" : code(id);
  };
  return [{ title: "Id", cell }];
}
function ageColumns(tags, startedAt) {
  const sources = new Set(tags.flatMap(({ tag }) => tag.time === void 0 ? [] : [tag.time.source]));
  if (sources.size === 0) return [];
  const [only = ""] = sources;
  const isShared = sources.size === 1;
  const cell = ({ tag: { time } }) => {
    if (time === void 0) return "\u2013";
    const age = withExact(formatAge(startedAt - time.at), formatTime(time.at));
    return isShared ? age : `${age}, ${prose(time.source)}`;
  };
  return [{ title: isShared ? `Age (${prose(only)})` : "Age", cell }];
}
function noteSection(notes, cap) {
  if (notes.length === 0) return [];
  const items = notes.slice(0, cap).map((note) => `- ${prose(note)}
`);
  return [`**Notes**

${items.join("")}${andMore(notes.length - cap)}`];
}

// src/report/repository-log.ts
var perLine = 10;
function logRepository(log, repository, dryRun) {
  const title = `${repository.name}: ${statusWords(repository.status, dryRun)}, ${gist(repository.tags, dryRun)}`;
  log.group(title, lines(repository, dryRun));
  for (const decision of decisions(repository, dryRun)) log.debug(decision);
}
function* lines(repository, dryRun) {
  const { tags, message, notes } = repository;
  if (message !== void 0) yield `Message: ${message}`;
  for (const note of notes) yield `Note: ${note}`;
  for (const verdict of verdicts2) {
    const words3 = verdictWords(verdict, dryRun);
    const judged = tags.filter((tag) => tag.verdict === verdict);
    if (verdict === "retained") {
      if (judged.length > 0) yield `${words3}: ${count2(judged.length, "tag")}: ${countCauses(judged)}`;
      continue;
    }
    yield* byReason(judged, `${words3}`, ({ tag }) => `${tag.name}@${tag.digest}`);
    const bare = bareImages(repository).filter((image) => image.verdict === verdict);
    yield* byReason(bare, `${words3}, without a tag`, ({ manifest }) => manifest.digest);
  }
}
function* byReason(items, words3, name) {
  for (const [reasons, group2] of Map.groupBy(items, (item) => item.reasons.join("; "))) {
    for (let at = 0; at < group2.length; at += perLine) {
      yield `${words3} (${reasons}): ${group2.slice(at, at + perLine).map(name).join(", ")}`;
    }
  }
}
function* decisions({ name, tags, images }, dryRun) {
  for (const { tag, verdict, reasons } of tags) {
    const time = tag.time ? `, ${tag.time.source} ${formatTime(tag.time.at)}` : "";
    yield `${name}: ${verdictWords(verdict, dryRun)}: tag ${tag.name} at ${tag.digest}${time} (${reasons.join("; ")})`;
  }
  for (const { manifest, verdict, reasons } of images) {
    yield `${name}: ${verdictWords(verdict, dryRun)}: image ${manifest.digest} (${reasons.join("; ")})`;
  }
}

// src/report/run.ts
function failedBefore(message) {
  return { repositories: [], errors: [message], warnings: [] };
}

// src/report/write.ts
import fs4 from "node:fs";
import os6 from "node:os";

// src/report/budget.ts
var pageLimit = 1e6;
function fill(limit, parts) {
  const fitted = [];
  let room = limit;
  for (const part of parts) {
    room -= Buffer.byteLength(part);
    if (room < 0) return { text: fitted.join(""), taken: fitted.length, whole: false };
    fitted.push(part);
  }
  return { text: fitted.join(""), taken: fitted.length, whole: true };
}
function fillWithin(limit, caps, render) {
  const [cap, ...smaller] = caps;
  const filled = fill(limit, render(cap));
  const [next, ...rest2] = smaller;
  return filled.whole || next === void 0 ? filled : fillWithin(limit, [next, ...rest2], render);
}

// src/report/headline.ts
function outcome(run2) {
  const { facts, result } = run2;
  const failed = isFailed(run2);
  if (facts.dryRun) return `Dry run${failed ? " failed" : ""}: nothing was deleted`;
  const { tagsDeleted, imagesDeleted, failures } = totals(result);
  const untouched = tagsDeleted + imagesDeleted + failures === 0;
  if (failed) return untouched ? "Failed: nothing was deleted" : "Failed in part";
  if (result.stopped) return "Stopped before the end";
  return untouched ? "Nothing to prune" : "Pruned";
}
function balance({ facts, result }) {
  const { tagsDeleted, imagesDeleted, tagsRetained, failures, remaining } = totals(result);
  if (result.repositories.length === 0) return "no repository was read";
  const would = facts.dryRun ? "would be " : "";
  return [
    `${count2(tagsDeleted, "tag")} ${would}removed`,
    `${count2(imagesDeleted, "image")} ${would}deleted`,
    `${count2(tagsRetained, "tag")} ${would}retained`,
    ...failures > 0 ? [`${count2(failures, "step")} failed`] : [],
    ...remaining > 0 ? [`${count2(remaining, "step")} left`] : []
  ].join(", ");
}
function headline(run2) {
  return `${outcome(run2)}; ${balance(run2)}`;
}

// src/report/new-file.ts
import fs3 from "node:fs";
import path8 from "node:path";
var chunk = 1 << 16;
function writeNewFile(directory, name, extension, pieces) {
  const { file, descriptor } = create(directory, name, extension, 1);
  try {
    let pending = "";
    for (const piece of pieces) {
      pending += piece;
      if (pending.length < chunk) continue;
      fs3.appendFileSync(descriptor, pending);
      pending = "";
    }
    fs3.appendFileSync(descriptor, pending);
  } catch (error2) {
    fs3.rmSync(file, { force: true });
    throw error2;
  } finally {
    fs3.closeSync(descriptor);
  }
  return file;
}
function create(directory, name, extension, attempt) {
  const file = path8.join(directory, `${name}${attempt === 1 ? "" : `-${attempt}`}${extension}`);
  try {
    return { file, descriptor: fs3.openSync(file, "wx") };
  } catch (error2) {
    const taken2 = error2 instanceof Error && "code" in error2 && error2.code === "EEXIST";
    if (!taken2 || attempt === 1e3) throw error2;
    return create(directory, name, extension, attempt + 1);
  }
}

// src/report/outputs.ts
function outputsOf(result, report) {
  const { tagsDeleted, tagsRetained, imagesDeleted, bytesReclaimed, failures, remaining } = totals(result);
  return {
    "tags-deleted": String(tagsDeleted),
    "tags-retained": String(tagsRetained),
    "images-deleted": String(imagesDeleted),
    "bytes-reclaimed": bytesReclaimed === void 0 ? "" : String(bytesReclaimed),
    failures: String(failures),
    remaining: String(remaining),
    report
  };
}

// src/report/report-file.ts
function* reportPieces({ facts, result }) {
  const { bytesReclaimed = null, ...numbers } = totals(result);
  const head = {
    version: 1,
    registry: facts.registry,
    registryType: facts.registryType,
    dryRun: facts.dryRun,
    startedAt: isoTime(facts.startedAt),
    finishedAt: isoTime(facts.finishedAt),
    stopped: result.stopped ?? null,
    totals: { ...numbers, bytesReclaimed },
    bytesAreUpperBound: result.bytesAreUpperBound ?? false,
    errors: result.errors,
    warnings: result.warnings
  };
  yield `${unclosed(head)},"repositories":[`;
  yield* list2(result.repositories, repositoryPieces);
  yield "]}\n";
}
function* repositoryPieces(repository) {
  const { name, status, message = null, failures, remaining, notes } = repository;
  yield `${unclosed({ name, status, message, failures, remaining, notes })},"tags":[`;
  yield* list2(repository.tags, tagPieces);
  yield '],"images":[';
  yield* list2(repository.images, imagePieces);
  yield "]}";
}
function* tagPieces({ tag, verdict, reasons }) {
  const { name, digest, time } = tag;
  const moment = time && isoTime(time.at);
  const timeSource = moment ? time.source : null;
  yield JSON.stringify({ name, digest, time: moment ?? null, timeSource, verdict, reasons });
}
function* imagePieces({ manifest, tags, verdict, reasons }) {
  const { digest, id, mediaType, size = null } = manifest;
  yield JSON.stringify({ digest, id, mediaType, size, tags, verdict, reasons });
}
function unclosed(value) {
  return JSON.stringify(value).slice(0, -1);
}
function* list2(items, pieces) {
  for (const [at, item] of items.entries()) {
    yield at === 0 ? "\n" : ",\n";
    yield* pieces(item);
  }
}

// src/report/at-a-glance.ts
var columns = [
  { title: "Verdict" },
  { title: "Tags", numeric: true },
  { title: "Images", numeric: true },
  { title: "Share of the tags" },
  { title: "Why (tags)" }
];
var barLength = 20;
function atAGlance({ repositories }, dryRun) {
  const tags = repositories.flatMap((repository) => repository.tags);
  const images = repositories.flatMap((repository) => repository.images);
  const rows = verdicts2.flatMap((verdict) => {
    const judged = tags.filter((tag) => tag.verdict === verdict);
    const amount = images.filter((image) => image.verdict === verdict).length;
    if (judged.length + amount === 0) return [];
    return [
      [
        unbroken(verdictWords(verdict, dryRun)),
        ...[judged.length, amount].map(formatNumber),
        bar(judged.length, tags.length, barLength),
        why(verdict, judged)
      ]
    ];
  });
  return rows.length === 0 ? "" : `${table(columns, rows)}
`;
}
function why(verdict, judged) {
  if (judged.length === 0) return "\u2013";
  if (isGone2(verdict)) return prose(countAllCauses(judged));
  return verdict === "retained" ? prose(countCauses(judged)) : "see below";
}

// src/report/overview.ts
var shown = 10;
function overview(repositories, dryRun, cap) {
  if (repositories.length === 0) return "";
  const measures = columnsOf(dryRun).map(({ title, of }) => ({ title, numeric: true, numbers: repositories.map(of) })).filter(({ numbers }) => numbers.some((number) => number > 0));
  const anyGone = repositories.some(({ tags }) => tags.some(({ verdict }) => isGone2(verdict)));
  const rows = repositories.slice(0, cap).map(({ name, status, tags, images }, at) => {
    const unread2 = tags.length + images.length === 0;
    const numbers = measures.map((measure) => measure.numbers[at] || (unread2 ? void 0 : 0));
    const cells = numbers.map((number) => number === void 0 ? "\u2013" : formatNumber(number));
    const share = bar(tags.filter(({ verdict }) => isGone2(verdict)).length, tags.length, barLength2);
    return [code(name), statusSign(status, dryRun), ...cells, ...anyGone ? [share] : []];
  });
  const shares = anyGone ? [{ title: `Share ${dryRun ? "that would go" : "that went"}` }] : [];
  const columns2 = [{ title: "Repository" }, { title: "Status" }, ...measures, ...shares];
  const [first, rest2] = [rows.slice(0, shown), rows.slice(shown)];
  const others = count2(rest2.length, "more repository", "more repositories");
  const more = rest2.length === 0 ? "" : `
${details(others, table(columns2, rest2))}`;
  return `### Repositories

${table(columns2, first)}${more}${andMore(repositories.length - cap)}
`;
}
var barLength2 = 10;
function columnsOf(dryRun) {
  const tags = (verdict) => ({
    title: `Tags ${verdictWords(verdict, dryRun)}`,
    of: (repository) => countVerdicts(repository.tags)[verdict]
  });
  return [
    tags("deleted"),
    tags("untagged"),
    tags("retained"),
    {
      title: `Images ${verdictWords("deleted", dryRun)}`,
      of: (repository) => countVerdicts(repository.images).deleted
    },
    { title: "Steps failed", of: (repository) => repository.failures },
    tags("changed"),
    tags("already-gone"),
    { title: "Steps remaining", of: (repository) => repository.remaining }
  ];
}

// src/report/summary.ts
function summaryOf(run2, limit) {
  const { facts, result } = run2;
  const repositories = byUrgency(result.repositories);
  const opening2 = `## ${sign(run2)} ${outcome(run2)}

**${balance(run2)}**

${atAGlance(result, facts.dryRun)}`;
  const top = fillWithin(limit / 2, [1e3, 100, 10, 1], (cap) => [
    opening2,
    ...attention(run2, cap),
    about2(run2),
    overview(repositories, facts.dryRun, cap)
  ]).text;
  const room = limit - Buffer.byteLength(top) - 200;
  const body = fillWithin(room, [1e3, 500, 200, 100, 50, 20, 10], function* (cap) {
    for (const repository of repositories) yield repositoryDetails(repository, facts, cap);
  });
  const missing = count2(repositories.length - body.taken, "repository", "repositories");
  const gap = body.whole ? "" : `
The details of ${missing} do not fit on this page: see the report file.
`;
  return `${top}${body.text}${gap}`;
}
function sign(run2) {
  if (isFailed(run2)) return "\u274C";
  if (run2.facts.dryRun) return "\u{1F50E}";
  return run2.result.stopped ? "\u23F8\uFE0F" : "\u2705";
}
function attention(run2, cap) {
  const problems = problemsOf(run2).map(({ severity, title, findings, advice: advice3 }) => {
    const items = findings.slice(0, cap).map((finding) => {
      const place = placeOf(finding, code);
      return place === "" ? prose(finding.message) : `${place}: ${prose(finding.message)}`;
    });
    const left = findings.length - cap;
    const more = left > 0 ? [`\u2026and ${formatNumber(left)} more, see the report file`] : [];
    return alert({ kind: severity === "error" ? "CAUTION" : "WARNING", title, items: [...items, ...more], advice: advice3 });
  });
  const alerts = [...run2.facts.dryRun ? [alert(dry)] : [], ...problems];
  return alerts.length === 0 ? ["**What to do:** nothing.\n\n"] : alerts.map((text) => `${text}
`);
}
var dry = {
  kind: "IMPORTANT",
  title: "This was a dry run: the registry is as it was before",
  items: [],
  advice: "Look at what would go. If that is right, take `dry-run: true` out of the workflow."
};
function about2(run2) {
  const { facts, result } = run2;
  const { startedAt, finishedAt } = facts;
  const span = `${formatTime(startedAt)}, took ${formatSpan(finishedAt - startedAt)}`;
  const amount = count2(result.repositories.length, "repository", "repositories");
  const states = statusGist(result.repositories, facts.dryRun);
  return `Registry ${code(facts.registry)} (${prose(facts.registryType)}), ${amount}${states}, ${span}.

${space(run2)}${details(`${hasChanged(run2) ? "How to undo" : "All decisions"}: the report file`, record)}
`;
}
function hasChanged({ facts, result }) {
  const { tagsDeleted, imagesDeleted } = totals(result);
  return !facts.dryRun && tagsDeleted + imagesDeleted > 0;
}
var record = `The report file (output \`report\`) maps every tag to its full digest, and to the \`id\` of its image where the registry has
one: the record that any undo starts from. It goes with the runner, so upload it as an artifact to keep it.
`;
function space({ facts, result }) {
  const { bytesReclaimed, imagesDeleted } = totals(result);
  if (imagesDeleted === 0) return "";
  const known = bytesReclaimed === void 0 ? void 0 : withExact(formatBytes(bytesReclaimed), count2(bytesReclaimed, "byte"));
  const free = `the registry ${facts.dryRun ? "could" : "can"} free ${result.bytesAreUpperBound ? "up to " : ""}${known}`;
  const bound2 = result.bytesAreUpperBound ? "Repositories that this run did not read may share some of it. " : "";
  const why2 = known === void 0 ? "The registry does not tell the size of every image that goes. " : bound2;
  return details(`Space: ${known === void 0 ? "not known" : free}`, `${why2}${prose(facts.reclaims)}
`);
}

// src/report/write.ts
function createReportWriter({ core, log, env }) {
  let written3 = false;
  return (given) => {
    if (written3) return;
    written3 = true;
    const run2 = withStrings(given, log.hide);
    const losses = [];
    const attempt = (what, write) => {
      try {
        return write();
      } catch (error2) {
        losses.push(`the ${what} could not be written: ${messageOf(error2)}`);
        return void 0;
      }
    };
    const told = () => ({ ...run2, result: { ...run2.result, errors: [...run2.result.errors, ...losses] } });
    const file = attempt("report file", () => {
      return writeNewFile(
        env.RUNNER_TEMP || os6.tmpdir(),
        "prune-container-registry-report",
        ".json",
        reportPieces(run2)
      );
    });
    attempt("outputs", () => {
      for (const [name, value] of Object.entries(outputsOf(run2.result, file ?? ""))) core.setOutput(name, value);
    });
    attempt("summary", () => {
      if (env.GITHUB_STEP_SUMMARY) fs4.appendFileSync(env.GITHUB_STEP_SUMMARY, summaryOf(told(), pageLimit));
    });
    log.annotate(problemsOf(told()));
    if (isFailed(told())) log.fail(headline(told()));
    else log.info(headline(told()));
  };
}

// src/main.ts
var grace = 4e3;
async function main(env, core) {
  const inputs = readInputs(env, { types: registryTypes, otherNames, typeFor, addressOf, misfit });
  const startedAt = Date.now();
  const log = createLog(core);
  const { credentials, azure, github } = inputs;
  for (const secret of [credentials?.password, azure.clientSecret, github.token, env.ACTIONS_ID_TOKEN_REQUEST_TOKEN]) {
    if (secret) log.mask(secret);
  }
  const write = createReportWriter({ core, log, env });
  const facts = {
    registry: inputs.registry.name,
    registryType: inputs.registry.type,
    dryRun: inputs.dryRun,
    startedAt
  };
  const finish = (result, reclaims) => write({
    facts: { ...facts, finishedAt: Date.now(), reclaims },
    result: { ...result, warnings: [...inputs.warnings, ...result.warnings] }
  });
  try {
    await run(inputs, startedAt, env, core, log, finish);
  } catch (error2) {
    const isKnown2 = [AuthError, RegistryError, ReferenceFilesError].some((known) => error2 instanceof known);
    finish(failedBefore(error2 instanceof Error && !isKnown2 ? error2.stack ?? error2.message : messageOf(error2)), "");
  }
}
async function run(inputs, startedAt, env, core, log, finish) {
  const http = createHttp({
    concurrency: inputs.concurrency,
    userAgent: `${package_default.name}/${package_default.version}`,
    env,
    onExchange: core.isDebug() ? log.debug : void 0
  });
  const stop = stopSwitch(http, inputs, startedAt, log);
  log.info(
    `${inputs.dryRun ? "Dry run: nothing is deleted" : "Pruning"}; registry ${inputs.registry.name} (${inputs.registry.type})`
  );
  const watch = observer(log, inputs.dryRun, stop.acting);
  try {
    const found = await referencesFor(inputs, env.GITHUB_WORKSPACE);
    const endsAt = inputs.timeBudget && startedAt + milliseconds(inputs.timeBudget, startedAt);
    const questions = questionsOf(inputs.policy);
    const askCode = questions.size === 0 ? () => Promise.resolve({}) : (
      // Octokit is only for this, and for one of the registries.
      (await import("./chunks/code-4U6JD6IO.js")).createCode(questions, {
        ...{ http, token: inputs.github.token, apiUrl: inputs.github.apiUrl, env, endsAt, now: Date.now }
      })
    );
    const registry = await connect(inputs.registry.type, {
      url: inputs.registry.url,
      credentials: inputs.credentials,
      http,
      concurrency: inputs.concurrency,
      azure: inputs.azure,
      github: inputs.github,
      endsAt,
      idToken: (audience) => core.getIDToken(audience),
      env,
      mask: log.mask,
      now: Date.now
    });
    const policy = { ...inputs.policy, references: found?.references };
    const result = await prune(registry, { ...inputs, policy, askCode, now: startedAt }, stop.reason, watch);
    finish({ ...result, warnings: [...found?.warnings ?? [], ...result.warnings] }, registry.reclaims);
    if (result.stopped === "cancelled") process.exitCode = 130;
  } finally {
    watch.end();
    stop.end();
    http.abort(new Error("the run has ended"));
  }
}
async function referencesFor({ referencedIn, registry, repositories }, workspace) {
  if (referencedIn === void 0) return void 0;
  return readReferences({
    globs: referencedIn,
    workspace,
    naming: namingOf(registry.type, registry.url),
    isMeant: (repository) => isSelected(repositories, repository)
  });
}
function stopSwitch(http, { timeBudget }, startedAt, log) {
  let reason2;
  let isActing = false;
  const timers = [];
  const abort = () => http.abort(new RegistryError("transient", `the run was stopped (${reason2})`));
  const halt = (why2) => {
    if (reason2 !== why2)
      log.info(`Stopping (${why2}): ${isActing ? "no further delete begins" : "nothing was deleted"}.`);
    reason2 ??= why2;
    if (!isActing) return abort();
    http.windDown();
    if (why2 === "cancelled") timers.push(setTimeout(abort, grace));
  };
  const cancel = () => halt("cancelled");
  process.on("SIGINT", cancel).on("SIGTERM", cancel);
  if (timeBudget !== void 0) {
    const left = Math.min(milliseconds(timeBudget, startedAt), 2 ** 31 - 1);
    timers.push(setTimeout(() => halt("time budget"), left).unref());
  }
  return {
    reason: () => reason2,
    acting: () => {
      isActing = true;
    },
    end: () => {
      process.off("SIGINT", cancel).off("SIGTERM", cancel);
      for (const timer of timers) clearTimeout(timer);
    }
  };
}
function observer(log, dryRun, acting) {
  const progress = createProgress({ log, now: () => performance.now(), every: everyUnref });
  const deleting = "deleting";
  return {
    onRead(repository) {
      const reading2 = `reading ${repository}`;
      progress.report(reading2, { done: 0, unit: "tags" });
      return (done, total) => progress.report(reading2, { done, total, unit: "tags" });
    },
    onPlanned: (repository) => progress.finish(`reading ${repository}`),
    onActing: acting,
    onStep(done, total) {
      if (done === 0) log.info(`Everything was read and planned; deleting begins, ${count2(total, "step")}`);
      progress.report(deleting, { done, total, unit: "steps" });
      if (done === total) progress.finish(deleting);
    },
    onCheck: (repository, done, total) => progress.report(`checking what stays in ${repository}`, { done, total, unit: "tags" }),
    onResult(result) {
      progress.finish(`reading ${result.name}`);
      progress.finish(`checking what stays in ${result.name}`);
      logRepository(log, result, dryRun);
    },
    end: progress.stop
  };
}

// src/index.ts
setFlagsFromString("--semi-space-growth-factor=1");
try {
  await main(process.env, core_exports);
} catch (error2) {
  const isInput = error2 instanceof InputError;
  createLog(core_exports).fail(
    isInput || !(error2 instanceof Error) ? String(error2 instanceof Error ? error2.message : error2) : error2.stack ?? error2.message
  );
} finally {
  setTimeout(() => process.exit(), 500).unref();
}
/*! Bundled license information:

re2js/build/index.js:
  (*!
  * re2js
  * RE2JS is the JavaScript port of RE2, a regular expression engine that provides linear time matching
  *
  * @version v2.10.0
  * @author Oleksii Vasyliev
  * @homepage https://github.com/le0pard/re2js#readme
  * @repository [object Object]
  * @license MIT
  *)
*/
