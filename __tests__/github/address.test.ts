import { describe, expect, it } from "vitest";
import { assertBelong } from "../../src/github/address.ts";
import { AuthError } from "../../src/prune/errors.ts";

describe("registry and API", () => {
  it.each([
    ["https://ghcr.io", "https://api.github.com"],
    ["https://ghcr.io", "https://api.github.com/"],
    ["https://containers.github.example.com", "https://github.example.com/api/v3"],
    ["https://containers.acme.ghe.com", "https://api.acme.ghe.com"],
    ["http://127.0.0.1:8080", "http://localhost:8081/api/v3"],
  ])("belong together: %s and %s", (registry, api) => {
    expect(() => assertBelong(new URL(registry), new URL(api))).not.toThrow();
  });

  it.each([
    ["https://ghcr.io", "https://github.example.com/api/v3"],
    ["https://ghcr.io", "https://api.acme.ghe.com"],
    ["https://ghcr.io", "https://api.github.com.evil.example"],
    ["https://ghcr.io", "https://api-github.com"],
    ["https://ghcr.io", "http://api.github.com"],
    ["https://containers.github.example.com", "https://api.github.com"],
    ["https://containers.acme.ghe.com", "https://api.other.ghe.com"],
    ["https://ghcr.io", "http://127.0.0.1:8080"],
    ["http://127.0.0.1:8080", "https://api.github.com"],
  ])("do not: %s and %s", (registry, api) => {
    const check = () => assertBelong(new URL(registry), new URL(api));
    expect(check).toThrow(AuthError);
    expect(check).toThrow(
      /belong to different servers\. Set `github-api-url` to https:\/\/api\.github\.com for ghcr\.io/,
    );
  });
});
