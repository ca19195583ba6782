/** Numbered pages of a list as it is at this moment: what is deleted or pushed between two pages shifts the later ones. */
import type { Answer } from "../registry/answer.ts";
import { invalid, notFound } from "./errors.ts";

export interface PageRequest {
  readonly path: string;
  readonly query: URLSearchParams;
}

const defaultPageSize = 10;
export const mostPerPage = 100;

/** One page of `all`, each entry as `describe` tells it; 404 for a page after the first that has nothing. */
export function pageOf(
  all: readonly string[],
  request: PageRequest,
  describe: (name: string) => unknown,
  cap = mostPerPage,
): Answer {
  const [page, asked] = [
    wholeNumber(request.query, "page", 1),
    wholeNumber(request.query, "page_size", defaultPageSize),
  ];
  // That odd numbers are refused is an assumption; the specification only says that the least is 1.
  if (page === undefined) return invalid("page", "Must be a number of at least 1");
  if (asked === undefined) return invalid("page_size", "Must be a number of at least 1");
  const size = Math.min(asked, cap);
  const start = (page - 1) * size;
  if (page > 1 && start >= all.length) return notFound("page not found", {});
  const link = (number: number): string => {
    const others = [...request.query].filter(([name]) => name !== "page" && name !== "page_size");
    const query = new URLSearchParams([["page", `${number}`], ["page_size", `${size}`], ...others]);
    return `https://hub.docker.com${request.path}?${query}`;
  };
  return {
    status: 200,
    json: {
      count: all.length,
      next: start + size < all.length ? link(page + 1) : null,
      previous: page > 1 ? link(page - 1) : null,
      results: all.slice(start, start + size).map(describe),
    },
  };
}

function wholeNumber(query: URLSearchParams, name: string, otherwise: number): number | undefined {
  const text = query.get(name) ?? `${otherwise}`;
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
