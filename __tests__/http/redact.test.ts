import { describe, expect, it } from "vitest";
import { redact } from "../../src/http/redact.ts";

describe("a redacted URL", () => {
  it.each([
    ["https://user:word@registry.example/v2/#part", "https://registry.example/v2/"],
    ["https://r.example/v2/x/tags/list?n=100&last=v1", "https://r.example/v2/x/tags/list?n=100&last=v1"],
    [
      "https://s.example/blob?sig=abc&se=2026&digest=sha256%3Aab",
      "https://s.example/blob?sig=***&se=***&digest=sha256%3Aab",
    ],
    [
      "https://a.example/token?service=r&scope=repository%3Ax%3Apull&account=me",
      "https://a.example/token?service=r&scope=repository%3Ax%3Apull&account=***",
    ],
    ["https://s.example/?X-Amz-Signature=abc&N=1", "https://s.example/?X-Amz-Signature=***&N=***"],
    ["https://s.example/?justasecret", "https://s.example/?***"],
    ["secret, no URL", "(not a URL)"],
  ])("%s", (url, expected) => {
    expect(redact(url)).toBe(expected);
  });

  it("leaves the URL itself as it is", () => {
    const url = new URL("https://user:word@s.example/?sig=abc");
    redact(url);
    expect(url.href).toBe("https://user:word@s.example/?sig=abc");
  });
});
