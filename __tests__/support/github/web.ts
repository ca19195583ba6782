/** The web site, which has nothing for programs: it is tired of them. */
import type { Reply } from "../recorder.ts";

export function createWeb(): () => Reply {
  return () => ({
    answer: () => ({
      status: 429,
      headers: { "Content-Type": "text/html; charset=utf-8", "Retry-After": "60" },
      body: "<!DOCTYPE html><title>Too many requests</title><p>You have exceeded a secondary rate limit.",
    }),
  });
}
