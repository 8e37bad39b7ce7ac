extension PageTemplate {
    /// The hours of the week and its entries.
    static let week =
        """
        <div class="wide">
        {{#chart}}
        <section class="card" aria-labelledby="days-title">
        <h2 id="days-title">Hours by day <span class="total">{{weekHours}}</span></h2>
        <table class="bars">
        <thead class="unseen"><tr><th scope="col">Day</th><th scope="col">Projects</th><th scope="col">Hours</th></tr></thead>
        <tbody>
        {{#bars}}
        <tr{{#isToday}} aria-current="date"{{/isToday}}>
        <th scope="row"><span class="day">{{dayName}}</span> <span class="date">{{dayDate}}</span></th>
        <td><svg viewBox="0 0 1000 20" preserveAspectRatio="none" role="img" aria-label="{{barText}}">\
        <rect class="track" x="0" y="0" width="1000" height="20"/>
        {{#pieces}}
        <rect \(shade) x="{{x}}" y="0" width="{{width}}" height="20"/>
        {{/pieces}}
        </svg></td>
        <td class="number">{{dayHours}}</td>
        </tr>
        {{/bars}}
        </tbody>
        </table>
        {{^isEmpty}}
        <details>
        <summary>Hours by day and project as a table</summary>
        <table class="plain">
        <thead><tr><th scope="col">Day</th><th scope="col">Project</th><th scope="col">Hours</th></tr></thead>
        <tbody>
        {{#bars}}
        {{#rows}}
        <tr><th scope="row">{{dayName}}</th><td><bdi>{{rowProject}}</bdi></td><td class="number">{{rowHours}}</td></tr>
        {{/rows}}
        {{/bars}}
        </tbody>
        </table>
        </details>
        <h3>Projects</h3>
        <ul class="totals">
        {{#legend}}
        <li><svg class="key" viewBox="0 0 12 12" aria-hidden="true"><rect \(shade) \
        width="12" height="12" rx="3"/></svg>
        <bdi class="name">{{projectName}}</bdi> <span class="number">{{projectHours}}</span></li>
        {{/legend}}
        </ul>
        {{/isEmpty}}
        </section>
        <section class="card" aria-labelledby="entries-title">
        <h2 id="entries-title">Entries</h2>
        {{#isEmpty}}
        <p>No time was tracked in this week.</p>
        {{/isEmpty}}
        {{#entryDays}}
        <h3>{{entryDayName}}</h3>
        <ul class="entries">
        {{#lines}}
        <li>
        <svg class="key" viewBox="0 0 12 12" aria-hidden="true"><rect \(shade) \
        width="12" height="12" rx="3"/></svg>
        <span class="what"><bdi class="name">{{text}}{{^text}}No description{{/text}}</bdi>\
        {{#project}} <bdi class="project">{{project}}</bdi>{{/project}}</span>
        <span class="span">{{span}}</span>
        <span class="number">{{hours}}{{#isRunningNow}} <span class="tag">running</span>{{/isRunningNow}}</span>
        </li>
        {{/lines}}
        </ul>
        {{/entryDays}}
        {{#omission}}
        <p class="help">{{omission}}</p>
        {{/omission}}
        </section>
        {{/chart}}
        </div>

        """

    /// The colour of a rectangle: a checked one of the service, or one of the style.
    private static let shade =
        #"{{#shade.color}}fill="{{shade.color}}"{{/shade.color}}{{^shade.color}}class="{{shade.shadeClass}}"{{/shade.color}}"#

    /// The week's name, the way to others, and the notices.
    static let heading = """
        <div class="heading">
        <h1>{{heading}}</h1>
        <nav aria-label="Weeks">
        {{#previousWeek}}<a href="/?week={{previousWeek}}" rel="prev">Previous week</a>{{/previousWeek}}
        <a href="/">This week</a>
        {{#nextWeek}}<a href="/?week={{nextWeek}}" rel="next">Next week</a>{{/nextWeek}}
        </nav>
        <p class="sources">Clockify: <bdi>{{connections.clockifyLine}}</bdi>. \
        Clockwork: <bdi>{{connections.clockworkLine}}</bdi>. \
        Times in {{zoneName}}.</p>
        </div>
        {{#notices}}
        <p class="message problem" role="alert">{{.}}</p>
        {{/notices}}
        <div class="columns">

        """
}
