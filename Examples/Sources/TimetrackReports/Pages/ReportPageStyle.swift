/// How the page of a report looks, on screens and on A4 paper.
enum ReportPageStyle {
    static let text = """
        :root { --paper: #ffffff; --ink: #1c2430; --soft: #5a6675; --line: #dde3ea; --wash: #f4f7fa;
          --bar: #a9c6d8; --billed: #1f6f97; }
        @media (prefers-color-scheme: dark) {
          :root { --paper: #14191f; --ink: #e6ebf0; --soft: #9aa7b5; --line: #2c3540; --wash: #1b222a;
            --bar: #34566b; --billed: #6bb3d9; }
        }
        @media (forced-colors: active) {
          :root { --ink: CanvasText; --soft: CanvasText; --line: GrayText; --bar: Canvas; --billed: Highlight; }
          .key, svg { forced-color-adjust: none; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink);
          font: 15px/1.5 "Helvetica Neue", Helvetica, Arial, "Liberation Sans", "Noto Sans", sans-serif; }
        main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.5rem; }
        header { border-bottom: 3px solid var(--billed); padding-bottom: 1rem; }
        h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; }
        h2 { margin: 2.2rem 0 .6rem; font-size: 1.1rem; }
        .period { margin: .3rem 0 0; font-size: 1.1rem; }
        .who { margin: .1rem 0 0; color: var(--soft); }
        .name { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden;
          overflow-wrap: anywhere; unicode-bidi: isolate; }
        .cards { display: flex; flex-wrap: wrap; gap: .8rem; margin: 1.4rem 0 0; }
        .cards div { flex: 1 1 8rem; min-width: min-content; max-width: 100%; background: var(--wash); border-radius: .5rem;
          padding: .7rem 1rem; }
        dt { color: var(--soft); font-size: .85rem; }
        dd { margin: 0; font-size: 1.5rem; line-height: 1.3; font-weight: 600; font-variant-numeric: tabular-nums;
          white-space: nowrap; }
        dd.unit { font-size: .85rem; font-weight: 400; color: var(--soft); white-space: normal; }
        .unit .name { -webkit-line-clamp: 1; }
        section { overflow-x: auto; }
        figure { margin: 0; }
        figcaption { margin-top: .3rem; color: var(--soft); font-size: .85rem; }
        svg { display: block; width: 100%; height: auto; overflow: visible; }
        .bar { fill: var(--bar); stroke: var(--billed); stroke-width: 1; vector-effect: non-scaling-stroke; }
        .billed { fill: var(--billed); }
        .grid { stroke: var(--line); stroke-width: 1; } .axis { fill: var(--ink); font-size: 11px; }
        .axis.free { fill: var(--soft); font-style: italic; }
        .legend { margin: .3rem 0 0; color: var(--soft); font-size: .85rem; }
        figcaption .legend { display: inline; margin-left: .5em; font-size: inherit; }
        .key { display: inline-block; width: .8em; height: .8em; border: 1px solid var(--billed); background: var(--bar); }
        .key.billed { background: var(--billed); } .key.billed ~ .key { margin-left: 1em; }
        table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
        caption { text-align: left; }
        th, td { padding: .35rem .5rem; text-align: right; vertical-align: top; border-bottom: 1px solid var(--line);
          white-space: nowrap; }
        thead th { color: var(--soft); font-size: .85rem; font-weight: 400; }
        th:first-child { text-align: left; white-space: normal; width: 100%; min-width: 9rem; }
        tbody th { font-weight: 400; }
        .d0 th, .d0 td { font-weight: 600; background: var(--wash); }
        .flat th, .flat td { font-weight: 400; background: none; }
        .d2 th .name { padding-left: 1.4rem; } .d1 th .name { padding-left: .7rem; }
        .d3 th .name, .d4 th .name, .d5 th .name { padding-left: 2.1rem; }
        .bars th:first-child { width: 40%; }
        .bars thead th:last-child { text-align: left; padding-left: 1.2rem; }
        .share { width: 45%; min-width: 6rem; padding-top: .6rem; }
        .share svg { height: .85rem; }
        td .name { display: inline-block; max-width: 6em; max-height: 1.5em; vertical-align: bottom; }
        tfoot th, tfoot td { border-top: 2px solid var(--ink); border-bottom: 0; font-weight: 700; }
        footer { margin-top: 2rem; color: var(--soft); font-size: .85rem; }
        footer p { margin: .2rem 0; }
        @media screen and (max-width: 40rem) {
          main { padding: 1.5rem .8rem; }
          .between { display: none; } .axis { font-size: 20px; } g .axis { transform: translateY(8px); }
          th, td { padding: .35rem .25rem; }
          .groups { font-size: .85rem; } .groups thead th { font-size: inherit; }
          .groups td { white-space: normal; }
          .exact tr > :nth-child(4), .plain tr > :nth-child(3) { display: none; }
          .groups th:first-child { min-width: 5rem; overflow-wrap: anywhere; }
          .share { min-width: 4rem; }
        }
        @page { size: A4; margin: 16mm 14mm;
          @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #5a6675; } }
        @media print {
          :root { --paper: #ffffff; --ink: #1c2430; --soft: #5a6675; --line: #dde3ea; --wash: #f4f7fa;
            --bar: #a9c6d8; --billed: #1f6f97; }
          html { font-size: 80%; }
          h2 { margin-top: 1.4rem; } header { padding-bottom: .6rem; } footer { margin-top: 1.2rem; }
          body { font-size: 10pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
          main { max-width: none; padding: 0; }
          section { overflow: visible; }
          figure, tr, .cards div { break-inside: avoid; }
          h2 { break-after: avoid; }
          thead { display: table-header-group; }
          tfoot { display: table-row-group; }
        }
        """
}
