"""The style sheet of HTML reports."""

from __future__ import annotations

from typing import Final

#: Light and dark, wide (a table), narrow (a card for each target) and printed.
CSS: Final = """
:root{color-scheme:light dark;--ink:#1c2733;--soft:#5a6672;--line:#d9dee4;--page:#fff;--card:#fff;--link:#005a92}
@media (prefers-color-scheme:dark){:root{--ink:#eef2f6;--soft:#aab4bf;--line:#39434e;
--page:#14181d;--card:#1b2027;--link:#79c4f2}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);
font:15px/1.5 system-ui,-apple-system,"Segoe UI","Noto Sans CJK SC","Source Han Sans SC","PingFang SC",
"Microsoft YaHei",sans-serif}
main{max-width:84rem;margin:0 auto;padding:1.5rem 1.25rem 3rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .25rem}
h2{font-size:1.15rem;margin:2rem 0 .5rem}
h2 small{color:var(--soft);font-weight:400}
p{margin:.25rem 0;max-width:70rem;overflow-wrap:anywhere}
a{color:var(--link)}
.where{font-size:1.05rem}.method,.note,.sub,.unit,.legend p,.sources{color:var(--soft)}
.bar{display:flex;gap:2px;height:.8rem;margin:1rem 0 .6rem;border-radius:3px;overflow:hidden;
print-color-adjust:exact;-webkit-print-color-adjust:exact}
.bar i{min-width:2px}
.counts{display:flex;flex-wrap:wrap;gap:.4rem 1.25rem;list-style:none;margin:0;padding:0}
.counts b{font-size:1.15rem;font-variant-numeric:tabular-nums}
.chip{display:inline-block;padding:.05rem .5rem;border:1px solid var(--c);border-left-width:.4rem;
border-radius:4px;
print-color-adjust:exact;-webkit-print-color-adjust:exact}
table{border-collapse:collapse;width:100%;table-layout:fixed}
.g th:nth-child(1){width:11.5rem}.g th:nth-child(4){width:16.5rem}.g th:nth-child(6){width:12rem}
th{font-weight:600;text-align:left;color:var(--soft);font-size:.85rem;border-bottom:2px solid var(--line);
padding:.3rem .75rem .3rem 0}
td{vertical-align:top;padding:.6rem .75rem .6rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
tr:hover td{background:color-mix(in srgb,var(--line) 30%,transparent)}
.judges th:first-child{width:30%}.chip{max-width:100%}
.tally{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:.25rem 2rem}
.tally h3{font-size:1rem;margin:.8rem 0 0}
.tally .bar{margin:.4rem 0}

.g td:nth-child(4){padding-top:.75rem;padding-right:1.25rem}
.sub,.rep{display:block}.sub,.unit{font-size:.85rem}.id{font-family:ui-monospace,monospace;font-size:.78rem}
sup{line-height:0}sup a{text-decoration:none}
details{font-size:.85rem;margin-top:.15rem}summary{cursor:pointer;color:var(--link)}
.legend p{font-size:.9rem}.sources li{overflow-wrap:anywhere;margin:.2rem 0}
tr:target,li:target{background:color-mix(in srgb,var(--link) 12%,transparent)}
@media screen and (max-width:60rem){
main{padding:1rem .9rem 2rem}
table,tbody,tr,td{display:block;width:auto}thead{display:none}
tr{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.6rem .8rem;margin:0 0 .8rem}
td{border:0;padding:.25rem 0}td:empty{display:none}
td:nth-child(n+3)::before,.judges td:nth-child(2)::before{content:attr(data-label);display:block;
color:var(--soft);font-size:.75rem;font-weight:600;margin-top:.2rem}
.g td:nth-child(4){padding:.25rem 0}.g td:nth-child(4)::before{
margin-bottom:.25rem}.ptb{max-width:26rem}
}
@media print{
:root{--ink:#000;--soft:#444;--line:#bbb;--page:#fff;--card:#fff;--link:#000}
body{font-size:9.5pt}main{max-width:none;padding:0}
tr,li{break-inside:avoid}h2{break-after:avoid}thead{display:table-header-group}
details{display:none}
.g th:nth-child(1){width:9.5rem}.g th:nth-child(4){width:12rem}.g th:nth-child(6){width:10rem}a{text-decoration:none}
@page{margin:14mm;size:A4 landscape}
}
""".replace("\n", "")
