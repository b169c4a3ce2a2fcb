// The shape of a resolver: the world's own object, the arguments, what is at hand. Errors are thrown Problems.

import type { Scope } from "./scope.ts";

export type Resolver = (source: never, args: never, scope: Scope) => unknown;
export type Resolvers = Readonly<Record<string, Readonly<Record<string, Resolver>>>>;

export type Input = Readonly<Record<string, unknown>>;
/** What a mutation does; its payload's fields. */
export type Mutation = (input: Input, scope: Scope) => Record<string, unknown>;
