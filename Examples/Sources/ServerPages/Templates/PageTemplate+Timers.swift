extension PageTemplate {
    /// The Clockify timer.
    static let timer = """
        <div class="timers">
        {{#timer}}
        <section class="card" aria-labelledby="timer-title">
        <h2 id="timer-title">Timer</h2>
        {{#runningEntry}}
        <p class="clock" data-elapsed="{{elapsedSeconds}}">{{elapsed}}</p>
        <p><bdi class="name">{{runningText}}{{^runningText}}No description{{/runningText}}</bdi>\
        {{#runningProject}} <bdi class="project">{{runningProject}}</bdi>{{/runningProject}}</p>
        {{^timerReadOnly}}
        <p class="buttons"><button type="button" data-action="stop-timer">Stop the timer</button></p>
        {{/timerReadOnly}}
        {{/runningEntry}}
        {{^runningEntry}}
        {{#timerReadOnly}}
        <p>No timer is running.</p>
        {{/timerReadOnly}}
        {{^timerReadOnly}}
        <form method="post" data-form="start-timer">
        <p class="field"><label for="description">What are you working on?</label>
        <input id="description" type="text" maxlength="3000" autocomplete="off"></p>
        <p class="field"><label for="project">Project</label>
        <select id="project"><option value="">No project</option>
        {{#choices}}
        <option value="{{choiceID}}">{{choiceName}}</option>
        {{/choices}}
        </select></p>
        <p class="buttons"><button type="submit">Start the timer</button></p>
        </form>
        {{/timerReadOnly}}
        {{/runningEntry}}
        </section>
        {{/timer}}

        """

    /// The Clockwork timers.
    static let clockwork = """
        {{#clockworkForm}}
        <section class="card" aria-labelledby="clockwork-title">
        <h2 id="clockwork-title">Clockwork timer</h2>
        <ul class="issues">
        {{#issues}}
        <li><span class="what"><bdi class="name">{{issueKey}}</bdi>\
        {{#issueComment}} <bdi class="project">{{issueComment}}</bdi>{{/issueComment}}</span>
        <span class="number" data-elapsed="{{issueSeconds}}">{{issueElapsed}}</span>
        <button type="button" class="quiet" data-action="stop-issue" data-issue="{{issueKey}}">Stop \
        <span class="unseen">{{issueKey}}</span></button></li>
        {{/issues}}
        </ul>
        <form method="post" data-form="start-issue">
        <p class="field"><label for="issue">Issue key</label>
        <input id="issue" type="text" maxlength="100" autocomplete="off" autocapitalize="characters" spellcheck="false" \
        placeholder="PROJ-1" required></p>
        <p class="field"><label for="comment">Comment <span class="optional">(optional)</span></label>
        <input id="comment" type="text" maxlength="1000" autocomplete="off"></p>
        <p class="buttons"><button type="submit">Start</button>
        <button type="submit" class="quiet" data-action="stop-typed-issue">Stop this issue</button></p>
        </form>
        </section>
        {{/clockworkForm}}
        </div>

        """
}
