// The look of the status page: light and dark, narrow and wide, without a script or anything from elsewhere.

export const PAGE_STYLE = `
:root{color-scheme:light dark;--ink:#1f2328;--soft:#59636e;--line:#d1d9e0;--card:#fff;--ground:#f6f8fa;--done:#1a7f37;--scope:#59636e;--late:#cf222e;--link:#0969da}
@media (prefers-color-scheme:dark){:root{--ink:#f0f6fc;--soft:#9198a1;--line:#3d444d;--card:#151b23;--ground:#0d1117;--done:#3fb950;--scope:#9198a1;--late:#f85149;--link:#4493f8}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:1rem}
section{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:1rem 1.25rem;margin:1rem 0}
h1{font-size:1.5rem;margin:.5rem 0}h2{font-size:1.2rem;margin:0 0 .5rem}h3{font-size:1rem;margin:1rem 0 .25rem}
small,.soft{color:var(--soft)}a{color:var(--link)}
progress{width:100%;height:.75rem;accent-color:var(--done)}
.table{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.25rem .75rem .25rem 0;border-bottom:1px solid var(--line);vertical-align:top}
ol,ul{margin:.25rem 0;padding-left:1.25rem}li{overflow-wrap:anywhere}
.late{color:var(--late)}
svg{width:100%;height:auto}polyline{fill:none;stroke-width:2}.scope{stroke:var(--scope)}.done{stroke:var(--done)}figure{margin:0}
`;
