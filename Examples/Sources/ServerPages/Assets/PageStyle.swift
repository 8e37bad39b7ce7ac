/// How the page looks, on screens and phones, by day and night.
enum PageStyle {
    static let text = colors + frame + controls + week + narrow

    private static let colors = """
        :root { color-scheme: light dark; --paper: #f5f7f9; --card: #ffffff; --ink: #1c2430; --soft: #55606e;
          --line: #d9e0e7; --accent: #1c6690; --on-accent: #ffffff; --track: #eef2f5; --edge: #7a8592;
          --problem: #8f1f1f; --problem-wash: #fdf0ef; --note-wash: #ebf5ef; --note: #1d5a38; }
        @media (prefers-color-scheme: dark) {
          :root { --paper: #12161b; --card: #1a2027; --ink: #e7ecf1; --soft: #a3afbc; --line: #313a45;
            --accent: #7cc0e8; --on-accent: #0d1b25; --track: #242c35; --edge: #8a96a3;
            --problem: #f3b0aa; --problem-wash: #38201f; --note-wash: #19301f; --note: #a5dbb8; }
        }
        .p0 { fill: #2f7fb8; } .p1 { fill: #c2571a; } .p2 { fill: #3d8f5a; } .p3 { fill: #9a5fb5; }
        .p4 { fill: #a87d1f; } .p5 { fill: #c44569; } .p6 { fill: #2a8f8f; } .p7 { fill: #6b7ac9; }
        .pn { fill: #7a8592; } .track { fill: var(--track); }

        """

    private static let frame = """
        *, *::before, *::after { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
          font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
        .skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--card); color: var(--accent); }
        .skip:focus { left: .5rem; top: .5rem; z-index: 1; }
        .top { display: flex; align-items: center; gap: 1rem; min-height: 3.25rem; padding: .6rem 1.5rem;
          background: var(--card); border-bottom: 1px solid var(--line); }
        .top p { margin: 0; }
        .top button { min-height: 2.25rem; padding: .25rem .8rem; white-space: nowrap; }
        .brand { flex: none; font-weight: 700; letter-spacing: .02em; color: var(--accent); }
        .top .brand + button { margin-left: auto; }
        .top .who { margin-left: auto; color: var(--soft); font-size: .9rem; min-width: 0; }
        main { max-width: 76rem; margin: 0 auto; padding: 1.25rem 1.5rem 3rem; }
        main:focus { outline: none; }
        h1 { margin: 0; font-size: 1.6rem; line-height: 1.25; }
        h2 { display: flex; justify-content: space-between; gap: 1rem; margin: 0 0 .75rem; font-size: 1.1rem; }
        h3 { margin: 1.25rem 0 .35rem; font-size: .95rem; }
        .heading { display: grid; gap: .25rem 1.5rem; margin-bottom: 1rem; }
        nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
        nav a { padding: .25rem 0; }
        .sources { margin: 0; color: var(--soft); font-size: .9rem; }
        .columns { display: grid; gap: 1rem; align-items: start; }
        .columns > div { display: grid; gap: 1rem; align-content: start; min-width: 0; }
        .columns > div:not(:has(section)) { display: none; }
        .card p { margin: 0 0 .6rem; }
        .keys h3 { margin-top: 0; }
        .keys section > div + div { margin-top: 1.1rem; padding-top: 1.1rem; border-top: 1px solid var(--line); }
        .card > :last-child, .keys section > div > :last-child, form > :last-child { margin-bottom: 0; }
        .card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1.1rem 1.25rem;
          min-width: 0; }
        .card.narrow { max-width: 28rem; margin: 6vh auto 0; }
        .card.narrow h1 { margin-bottom: 1rem; }
        .message { margin: 0 0 1rem; padding: .7rem 1rem; border-radius: .5rem; background: var(--note-wash);
          color: var(--note); border: 1px solid currentColor; }
        .message:empty { margin: 0; padding: 0; border: 0; }
        .problem { background: var(--problem-wash); color: var(--problem); }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        @media (min-width: 62rem) {
          .columns { grid-template-columns: minmax(0, 1fr) 22rem; grid-template-rows: auto 1fr; }
          .timers, .keys { grid-column: 2; }
          .wide { grid-column: 1; grid-row: 1 / span 2; }
          .heading { grid-template-columns: 1fr auto; align-items: end; }
          .sources { grid-column: 1 / -1; }
        }
        @media (min-width: 62rem) {
          .columns:not(:has(.wide > section)) { grid-template-columns: minmax(0, 36rem); }
          .columns:not(:has(.wide > section)) > div { grid-column: 1; }
        }

        """

    private static let controls = """
        a { color: var(--accent); text-underline-offset: .15em; }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .2rem; }
        .card .field { margin: 0 0 .75rem; }
        label { display: block; margin-bottom: .2rem; font-size: .9rem; font-weight: 600; }
        .optional { font-weight: 400; color: var(--soft); }
        .card .field + .help { margin-top: -.35rem; }
        .card .help { margin: 0 0 .75rem; color: var(--soft); font-size: .875rem; }
        input, select { width: 100%; min-height: 2.75rem; padding: .45rem .7rem; font: inherit; color: inherit;
          background: var(--paper); border: 1px solid var(--edge); border-radius: .4rem; }
        input::placeholder { color: var(--soft); opacity: 1; }
        .buttons { display: flex; flex-wrap: wrap; gap: .5rem; }
        button { min-height: 2.75rem; padding: .45rem 1.1rem; font: inherit; font-weight: 600; cursor: pointer;
          color: var(--on-accent); background: var(--accent); border: 1px solid var(--accent); border-radius: .4rem; }
        button:hover { filter: brightness(1.08); }
        button.quiet { color: var(--accent); background: transparent; }
        button.danger { color: var(--card); background: var(--problem); border-color: var(--problem); }
        button[aria-busy] { opacity: .65; cursor: progress; }
        fieldset { margin: .75rem 0 0; padding: 0; border: 0; min-width: 0; }
        summary { padding: .35rem 0; color: var(--accent); cursor: pointer; font-weight: 600; font-size: .95rem; }
        details form { margin-top: .5rem; }
        details { margin-bottom: .6rem; }
        dialog { max-width: min(28rem, calc(100vw - 2rem)); padding: 1.25rem; color: var(--ink); background: var(--card);
          border: 1px solid var(--edge); border-radius: .6rem; }
        dialog::backdrop { background: rgb(0 0 0 / 55%); }
        dialog p { margin-top: 0; }
        dialog form { display: flex; justify-content: flex-end; gap: .5rem; }

        """

    private static let week = """
        table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th { text-align: left; font-weight: 400; }
        .bars th, .bars td { padding: .35rem 0; }
        .bars th { width: 12.5rem; padding-right: .75rem; white-space: nowrap; }
        .bars .number { width: 4rem; }
        .bars svg { display: block; width: 100%; height: 1.1rem; border-radius: .3rem; }
        .bars [aria-current] .day { font-weight: 700; }
        .date { color: var(--soft); font-size: .875rem; }
        .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .total { font-variant-numeric: tabular-nums; }
        .plain th, .plain td { padding: .3rem .5rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
        .plain thead th { color: var(--soft); font-size: .875rem; }
        .plain th:last-child { text-align: right; padding-right: 0; } .plain td:last-child { padding-right: 0; }
        ul { margin: 0; padding: 0; list-style: none; }
        .key { width: .8rem; height: .8rem; flex: none; }
        .totals { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: .2rem 1.5rem; }
        .totals li { display: flex; align-items: baseline; gap: .5rem; min-width: 0; }
        .totals .name { flex: 1; min-width: 0; }
        .entries li, .issues li { display: grid; grid-template-columns: auto minmax(0, 1fr) auto 4.5rem; align-items: baseline;
          gap: .1rem .7rem; padding: .4rem 0; border-top: 1px solid var(--line); }
        .issues li { grid-template-columns: minmax(0, 1fr) auto auto; align-items: center; }
        .issues:not(:empty) { margin-bottom: .75rem; }
        .project { color: var(--soft); font-size: .9rem; }
        .what .project, p .project { display: block; }
        .span { color: var(--soft); font-size: .9rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .tag { display: block; color: var(--note); font-size: .8rem; font-weight: 600; }
        .card .clock { margin: 0; font-size: 2rem; line-height: 1.2; font-weight: 600; font-variant-numeric: tabular-nums; }
        .clock + p { margin-top: .25rem; }

        """

    private static let narrow = """
        @media (max-width: 40rem) {
          .top { padding: .5rem 1rem; }
          main { padding: 1rem .75rem 2rem; }
          .card { padding: 1rem; }
          .bars th { width: 7.5rem; padding-right: .5rem; }
          .bars .day, .bars .date { display: block; line-height: 1.25; }
          .bars .number { width: 3.25rem; }
          .entries li { grid-template-columns: auto minmax(0, 1fr) auto; }
          .entries .span { grid-column: 2; grid-row: 2; }
          .entries .number { grid-column: 3; grid-row: 1; }
        }
        @media (prefers-reduced-motion: no-preference) { button { transition: filter .12s; } }
        @media (forced-colors: active) { rect { forced-color-adjust: none; } button { border-color: ButtonText; } }

        """
}
