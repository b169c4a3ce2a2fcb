// The kinds of settings: how each is read from the file, defaulted, and described in the JSON schema.
import type { Diagnostic } from "../model/diagnostic.ts";
import { nearest } from "../model/nearest.ts";
import type { Value } from "./written.ts";

export type JsonSchema = { readonly [key: string]: unknown };

/** One setting. `read` returns undefined, having said why, for what it cannot take. */
export interface Field<T> {
  readonly description: string;
  readonly initial: T;
  read(value: Value, found: Diagnostic[]): T | undefined;
  schema(): JsonSchema;
}

type Fields = Readonly<Record<string, Field<unknown>>>;
export type ValuesOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

export function flag(initial: boolean, description: string): Field<boolean> {
  return {
    description,
    initial,
    read: (value, found) =>
      value.kind === "scalar" && typeof value.value === "boolean"
        ? value.value
        : unexpected(value, "`true` or `false`", found),
    schema: () => ({ type: "boolean", description, default: initial }),
  };
}

/** Text of 1 to `longest` characters in one line; `form` says what is expected where `pattern` does not match. */
export function text(
  initial: string,
  description: string,
  rule: { pattern?: RegExp; form?: string; longest?: number; fits?: (word: string) => boolean } = {},
): Field<string> {
  const { pattern, form = "text", longest = 500 } = rule;
  const fits = (word: string) =>
    word.length > 0 &&
    word.length <= longest &&
    !/[\n\r]/.test(word) &&
    (pattern?.test(word) ?? true) &&
    (rule.fits?.(word) ?? true);
  return {
    description,
    initial,
    read: (value, found) => {
      // `start: 2026-03-01` is text in YAML 1.2, `login: 42` is a number that was meant as text.
      const word =
        value.kind === "scalar" && (typeof value.value === "string" || typeof value.value === "number")
          ? String(value.value)
          : "";
      return fits(word) ? word : unexpected(value, form, found);
    },
    schema: () => ({
      type: "string",
      description,
      ...(initial !== "" && { default: initial }),
      maxLength: longest,
      ...(pattern && { pattern: pattern.source }),
    }),
  };
}

export function amount(
  initial: number,
  description: string,
  range: { min: number; max: number; whole?: boolean },
): Field<number> {
  const { min, max, whole = false } = range;
  const form = `a ${whole ? "whole number" : "number"} from ${min} to ${max}`;
  return {
    description,
    initial,
    read: (value, found) => {
      const given = value.kind === "scalar" ? value.value : null;
      const fits = typeof given === "number" && given >= min && given <= max && (!whole || Number.isInteger(given));
      return fits ? given : unexpected(value, form, found);
    },
    schema: () => ({ type: whole ? "integer" : "number", description, default: initial, minimum: min, maximum: max }),
  };
}

export function choice<const T extends string>(initial: NoInfer<T>, of: readonly T[], description: string): Field<T> {
  const form = of
    .map((word) => `\`${word}\``)
    .join(", ")
    .replace(/, ([^,]*)$/, " or $1");
  return {
    description,
    initial,
    read: (value, found) => {
      const word = value.kind === "scalar" && typeof value.value === "string" ? value.value : null;
      const chosen = of.find((known) => known === word);
      return chosen ?? unexpected(value, form, found, word === null ? null : nearest(word, of));
    },
    schema: () => ({ type: "string", enum: of, description, default: initial }),
  };
}

export function nullable<T>(field: Field<T>, initial: T | null): Field<T | null> {
  return {
    description: field.description,
    initial,
    read: (value, found) => (value.kind === "scalar" && value.value === null ? null : field.read(value, found)),
    schema: () => {
      const { type, ...rest } = field.schema();
      return { ...rest, type: [type, "null"], default: initial };
    },
  };
}

/** A list; a single value counts as a list of one. Items that cannot be read are said and left out. */
export function list<T>(item: Field<T>, initial: readonly T[], description: string): Field<readonly T[]> {
  return {
    description,
    initial,
    read: (value, found) => {
      const items = value.kind === "list" ? value.items : [value];
      return items.map((one) => item.read(one, found)).filter((one) => one !== undefined);
    },
    schema: () => {
      const { default: _, ...items } = item.schema();
      return { oneOf: [{ type: "array", items }, items], description, default: initial };
    },
  };
}

/** A mapping with keys of the user's own (`keys` unset) or with optional known ones. */
export function mapping<T, K extends string = string>(
  item: Field<T>,
  initial: Readonly<Partial<Record<K, T>>>,
  description: string,
  keys?: readonly K[],
): Field<Readonly<Partial<Record<K, T>>>> {
  return {
    description,
    initial: bare(initial) as Readonly<Partial<Record<K, T>>>,
    read: (value, found) => {
      if (value.kind !== "map") return unexpected(value, "a mapping (`key: value`)", found);
      const known: readonly string[] | undefined = keys;
      const read: [string, T][] = [];
      for (const entry of value.entries) {
        if (known !== undefined && !known.includes(entry.key)) unknownKey(entry.key, entry.keyPlace, known, found);
        else {
          const one = item.read(entry.value, found);
          if (one !== undefined) read.push([entry.key, one]);
        }
      }
      return bare({ ...initial, ...Object.fromEntries(read) }) as Readonly<Partial<Record<K, T>>>;
    },
    schema: () => ({
      type: "object",
      description,
      default: initial,
      ...(keys === undefined
        ? { additionalProperties: item.schema() }
        : { properties: Object.fromEntries(keys.map((key) => [key, item.schema()])), additionalProperties: false }),
    }),
  };
}

/** Known keys, each with its own field. In the file they are written with `-` where the code has a capital. */
export function group<F extends Fields>(fields: F, description: string): Field<ValuesOf<F>> {
  const initial = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.initial])) as ValuesOf<F>;
  return {
    description,
    initial,
    read: (value, found) => {
      const read = readFields(value, fields, found);
      return read === undefined ? undefined : { ...initial, ...read };
    },
    schema: () => groupSchema(fields, description),
  };
}

/** The same where nothing has a default: what is not written stays absent. */
export function partial<F extends Fields>(fields: F, description: string): Field<Partial<ValuesOf<F>>> {
  return {
    description,
    initial: {},
    read: (value, found) => readFields(value, fields, found),
    schema: () => groupSchema(fields, description),
  };
}

export function writtenName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function readFields<F extends Fields>(value: Value, fields: F, found: Diagnostic[]): Partial<ValuesOf<F>> | undefined {
  if (value.kind === "scalar" && value.value === null) return {};
  if (value.kind !== "map") return unexpected(value, "a mapping (`key: value`)", found);
  const names = new Map(Object.keys(fields).map((key) => [writtenName(key), key]));
  const read: Record<string, unknown> = {};
  for (const entry of value.entries) {
    const key = names.get(entry.key);
    const field = key === undefined ? undefined : fields[key];
    if (key === undefined || field === undefined) unknownKey(entry.key, entry.keyPlace, [...names.keys()], found);
    else {
      const one = field.read(entry.value, found);
      if (one !== undefined) read[key] = one;
    }
  }
  return read as Partial<ValuesOf<F>>;
}

function groupSchema(fields: Fields, description: string): JsonSchema {
  const properties = Object.entries(fields).map(([key, field]) => [writtenName(key), field.schema()]);
  return { type: "object", description, additionalProperties: false, properties: Object.fromEntries(properties) };
}

// Without a prototype: a plan that names `constructor` must not find a function.
function bare(entries: object): object {
  return Object.assign(Object.create(null), entries);
}

function unexpected(value: Value, form: string, found: Diagnostic[], meant: string | null = null): undefined {
  const actual =
    value.kind === "scalar" ? `\`${shortened(value.text || "null")}\`` : value.kind === "list" ? "list" : "mapping";
  found.push({
    ruleId: "config-value",
    severity: "error",
    summary: `Unexpected ${actual}, expected ${form}`,
    detail:
      meant === null
        ? "The default is used until this is mended."
        : `Did you mean \`${meant}\`? The default is used until this is mended.`,
    place: value.place,
  });
  return undefined;
}

function unknownKey(key: string, place: Diagnostic["place"], known: readonly string[], found: Diagnostic[]): void {
  const meant = nearest(key, known);
  found.push({
    ruleId: "config-unknown-key",
    severity: "error",
    summary: `Unexpected key \`${shortened(key)}\`, expected ${meant === null ? "a known one" : `\`${meant}\``}`,
    detail:
      meant === null
        ? `Known here: ${known.join(", ")}.`
        : `Did you mean \`${meant}\`? Known here: ${known.join(", ")}.`,
    place,
  });
}

function shortened(word: string): string {
  const line = word.replace(/[\n\r`]+/g, " ");
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
