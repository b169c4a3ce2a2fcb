// Values out of an event's payload, whose shape is GitHub's business: each is asked for by its path and type.

/** What stands at the path, or undefined. Own keys only. */
export function at(payload: unknown, ...path: readonly string[]): unknown {
  let value = payload;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** "" when there is none. */
export function textAt(payload: unknown, ...path: readonly string[]): string {
  const value = at(payload, ...path);
  return typeof value === "string" ? value : "";
}

/** 0 when there is none. */
export function numberAt(payload: unknown, ...path: readonly string[]): number {
  const value = at(payload, ...path);
  return typeof value === "number" && Number.isSafeInteger(value) ? value : 0;
}

export function listAt(payload: unknown, ...path: readonly string[]): readonly unknown[] {
  const value = at(payload, ...path);
  return Array.isArray(value) ? value : [];
}
