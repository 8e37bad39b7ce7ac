extension PageTemplate {
    /// Where the keys come from, and the forms for them.
    ///
    /// Password fields have no name, so that a form that is sent before the script runs carries no key.
    static let connections = """
        {{#connections}}
        <div class="keys">
        <section class="card" aria-labelledby="connections-title">
        <h2 id="connections-title">Connections</h2>
        <div>
        \(clockifyConnection)
        </div>
        <div>
        \(clockworkConnection)
        </div>
        </section>
        </div>
        {{/connections}}
        </div>

        """

    private static let clockifyConnection = """
        <h3>Clockify</h3>
        <p>In use: <strong id="clockify-source">{{clockifyLine}}</strong></p>
        {{#clockifyNote}}
        <p class="help">{{clockifyNote}}</p>
        {{/clockifyNote}}
        {{#clockifyOffersShared}}
        <p class="buttons"><button type="button" data-action="use-shared-clockify">Use the shared key</button></p>
        {{/clockifyOffersShared}}
        <details{{#clockifyFormIsOpen}} open{{/clockifyFormIsOpen}}>
        <summary>{{clockifyFormTitle}}</summary>
        <form method="post" data-form="connect-clockify">
        <p class="field"><label for="clockify-key">Clockify API key</label>
        <input id="clockify-key" type="password" autocomplete="off" spellcheck="false" required \
        aria-describedby="clockify-help"></p>
        <p class="help" id="clockify-help">You find it at \
        <a href="https://app.clockify.me/user/preferences#advanced" target="_blank" rel="noopener noreferrer">Clockify → \
        user preferences → API</a>. It is kept for you and never shown again.</p>
        <p class="buttons"><button type="submit" id="check-key">Check key</button></p>
        <fieldset id="choose-workspace" disabled hidden>
        <p class="field"><label for="workspace">Workspace</label>
        <select id="workspace"></select></p>
        <p class="buttons"><button type="submit" data-action="save-clockify">Save</button></p>
        </fieldset>
        </form>
        </details>
        {{#clockifyIsOwn}}
        <p class="buttons"><button type="button" class="quiet" data-action="disconnect-clockify">Disconnect</button></p>
        {{/clockifyIsOwn}}
        """

    private static let clockworkConnection = """
        <h3>Clockwork</h3>
        <p>In use: <strong id="clockwork-source">{{clockworkLine}}</strong></p>
        {{#clockworkNote}}
        <p class="help">{{clockworkNote}}</p>
        {{/clockworkNote}}
        {{#clockworkOffersShared}}
        <p class="buttons"><button type="button" data-action="use-shared-clockwork">Use the shared token</button></p>
        {{/clockworkOffersShared}}
        <form method="post" data-form="connect-clockwork">
        <p class="field"><label for="clockwork-token">Clockwork API Token</label>
        <input id="clockwork-token" type="password" autocomplete="off" spellcheck="false" required \
        aria-describedby="clockwork-help"></p>
        <p class="help" id="clockwork-help">You create it in Jira: Apps → Clockwork → API tokens.</p>
        <p class="field"><label for="account">Atlassian account id <span class="optional">(needed to validate)</span></label>
        <input id="account" type="text" maxlength="128" autocomplete="off" spellcheck="false"></p>
        <p class="buttons"><button type="submit">Save</button>
        <button type="submit" class="quiet" data-action="validate-clockwork">Validate</button>
        {{#clockworkIsOwn}}
        <button type="button" class="quiet" data-action="remove-clockwork">Remove</button>
        {{/clockworkIsOwn}}
        </p>
        </form>
        """
}
