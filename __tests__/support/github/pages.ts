/** Numbered pages, and the links between them (REST API, "Using pagination"). */
import type { Answer } from "../registry/answer.ts";

export interface PageRequest {
  /** The whole address without the query: links are absolute. */
  readonly url: string;
  readonly query: URLSearchParams;
}

/** The number of the page that is asked for, and how many are on it: 30, and never more than 100. */
export function pageIn(query: URLSearchParams): { readonly page: number; readonly perPage: number } {
  const [page, perPage] = [numberIn(query, "page", 1), numberIn(query, "per_page", 30)];
  return { page: Math.max(1, page), perPage: perPage < 1 ? 30 : Math.min(100, perPage) };
}

/** One page of `items`, each told by `show`. A page beyond the end is empty. */
export function pageOf<Item>(
  items: readonly Item[],
  { url, query }: PageRequest,
  show: (item: Item) => unknown,
): Answer {
  const { page, perPage } = pageIn(query);
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const link = (to: number, rel: string): string => {
    const parameters = new URLSearchParams(query);
    parameters.set("page", String(to));
    return `<${url}?${parameters}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(Math.min(page - 1, last), "prev")] : []),
    ...(page < last ? [link(page + 1, "next"), link(last, "last")] : []),
    ...(page > 1 ? [link(1, "first")] : []),
  ];
  return {
    status: 200,
    ...(links.length > 0 && { headers: { Link: links.join(", ") } }),
    json: items.slice((page - 1) * perPage, page * perPage).map(show),
  };
}

function numberIn(query: URLSearchParams, name: string, otherwise: number): number {
  const number = Number(query.get(name) ?? otherwise);
  return Number.isInteger(number) ? number : otherwise;
}
