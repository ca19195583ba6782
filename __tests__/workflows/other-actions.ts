/**
 * Actions of others that workflows and documents use, with those of their inputs that they use and whether each is required,
 * as their action.yml says. It is not asked for here: tests need no network.
 */
export const otherActions: Readonly<Record<string, Readonly<Record<string, "required" | "optional">>>> = {
  "actions/attest": { "subject-path": "optional" },
  "actions/checkout": { "persist-credentials": "optional" },
  "actions/dependency-review-action": { "fail-on-severity": "optional" },
  "actions/setup-node": { "node-version": "optional", cache: "optional", "package-manager-cache": "optional" },
  "actions/upload-artifact": { name: "optional", path: "required", "retention-days": "optional" },
  "docker/build-push-action": { push: "optional", tags: "optional" },
  "docker/login-action": { registry: "optional", username: "optional", password: "optional" },
  "github/codeql-action/analyze": { category: "optional" },
  "github/codeql-action/init": { languages: "optional", "build-mode": "optional", config: "optional" },
  "github/codeql-action/upload-sarif": { sarif_file: "optional" },
  "ossf/scorecard-action": { results_file: "required", results_format: "required", publish_results: "optional" },
};
