// The runner's toolkit, loaded when it is needed: it takes longer to load than everything else of a run.

export type Toolkit = typeof import("@actions/core");

/** Loads once, however often it is asked for. */
export function loadToolkit(): Promise<Toolkit> {
  return import("@actions/core");
}

/**
 * Requests through the proxy that the runner is set up with (`https_proxy`, `no_proxy`), or nothing where there is
 * none: then Node's own `fetch` does it, and the toolkit's client is never loaded.
 */
export async function proxiedClient(
  environment: Readonly<Record<string, string | undefined>>,
  options: { readonly token: string; readonly api: string },
): Promise<{ readonly octokit?: { readonly request: unknown } }> {
  const names = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"];
  if (!names.some((name) => environment[name])) return {};
  const { getOctokit } = await import("@actions/github");
  return { octokit: getOctokit(options.token, { baseUrl: options.api }) };
}
