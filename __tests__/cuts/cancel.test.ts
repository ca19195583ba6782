/**
 * The job is cancelled while a request is under way, as a runner does it: SIGINT, then SIGTERM, then SIGKILL, of which none but
 * the first may be needed. What is read by then is never answered any more; once something may be deleted, the answer comes
 * after the action has noticed. Covered is every request of a run on ACR (which signs in by three servers), Docker Hub and GHCR;
 * on the others every one that changes something.
 */
import { expect, it } from "vitest";
import { ociIndex } from "../support/registry/manifests.ts";
import type { StoredManifest } from "../support/registry/store.ts";
import { registries } from "../support/served.ts";
import { trustCertificate } from "../support/trust.ts";
import { checked, untruths } from "../support/world.ts";
import { expectHealed, forEach, isWrite, strikeAt, uncutRun, writesIn } from "./process.ts";

trustCertificate();

const whole: readonly string[] = ["acr", "dockerhub", "ghcr"];
/** In milliseconds, that a cancelled run takes at most. */
const promised = 5_000;

it.each(registries)(
  "a run on %s that is cancelled begins no delete, ends in time and tells the truth",
  { timeout: 90_000 },
  async (name, harness) => {
    const uncut = await uncutRun(harness);
    const all = uncut.requests.map((_, at) => at + 1);
    await forEach(whole.includes(name) ? all : writesIn(uncut.requests), async (at) => {
      let cancelledAt = 0;
      // A tag that was moved to a marker is taken off that all the same: it would point to nothing useful.
      let finishes = 0;
      await strikeAt(
        harness,
        at,
        async ({ cancel, log, world, repository }, { handle, send }) => {
          cancelledAt = performance.now();
          cancel();
          for await (const line of log) {
            if (!line.startsWith("Stopping (cancelled)")) continue;
            if (line.includes("nothing was deleted")) return;
            break;
          }
          const answer = await handle();
          if (isMarker(world.store.manifest(repository, "v2"))) finishes = 1;
          send(answer);
        },
        async (struck) => {
          const lasted = performance.now() - cancelledAt;
          const run = checked(struck.result);
          expect([run.exitCode, run.report.stopped], `${at}: ${run.raw}`).toEqual([130, "cancelled"]);
          expect(lasted, `${at}`).toBeLessThan(promised);
          expect(run.summary).toContain("Stopped before the end");
          const later = struck.requests.slice(at).filter(({ method }) => isWrite(method));
          expect(later, `${at}: ${run.raw}`).toHaveLength(finishes);
          expect(untruths(run, struck.world.store), `${at}: ${run.raw}`).toEqual([]);
          await expectHealed(harness, struck, uncut.left, `cancelled at ${at}`);
        },
      );
    });
  },
);

/** An index of nothing. */
function isMarker(manifest: StoredManifest | undefined): boolean {
  return manifest?.mediaType === ociIndex && manifest.children.length === 0;
}
