// Git objects as the stand-in remembers them.

export type GitObject = Blob | Tree | Commit;

export interface Blob {
  readonly type: "blob";
  readonly sha: string;
  readonly content: Uint8Array;
}

export interface TreeEntry {
  readonly mode: string;
  readonly name: string;
  readonly sha: string;
}

export interface Tree {
  readonly type: "tree";
  readonly sha: string;
  readonly entries: readonly TreeEntry[];
}

export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

export interface Commit {
  readonly type: "commit";
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
  readonly login: string;
  readonly verified: boolean;
}
