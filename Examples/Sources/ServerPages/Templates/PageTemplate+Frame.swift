extension PageTemplate {
    /// The document around its contents.
    static func frame(_ contents: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        {{#csrfToken}}
        <meta name="csrf-token" content="{{csrfToken}}">
        {{/csrfToken}}
        <title>{{title}}</title>
        <link rel="icon" href="{{iconPath}}" type="image/svg+xml">
        <link rel="stylesheet" href="{{stylePath}}">
        <script src="{{scriptPath}}" defer></script>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="top">
        <p class="brand">Time</p>
        {{#user}}
        <p class="who">Signed in as <bdi>{{user}}</bdi></p>
        <button type="button" class="quiet" data-action="sign-out">Sign out</button>
        {{/user}}
        {{#canQuit}}
        <button type="button" class="quiet" data-action="quit">Quit</button>
        {{/canQuit}}
        </header>
        <main id="main" tabindex="-1">
        <div class="message problem" id="alert" role="alert"></div>
        <div class="message" id="status" role="status"></div>
        <noscript><p class="message problem">Buttons on this page need JavaScript. Allow it for this site to use them.</p></noscript>
        \(contents)
        </main>
        <dialog id="question" aria-labelledby="question-text">
        <p id="question-text"></p>
        <form method="dialog">
        <button value="no" class="quiet">Cancel</button>
        <button value="yes" id="question-yes" class="danger">Yes</button>
        </form>
        </dialog>
        </body>
        </html>

        """
    }

    /// The form for signing in.
    static let signIn = """
        {{#signIn}}
        <section class="card narrow" aria-labelledby="sign-in-title">
        <h1 id="sign-in-title">Sign in</h1>
        {{#canSignIn}}
        <form method="post" action="/session" data-form="sign-in">
        <p class="field"><label for="token">Sign-in token</label>
        <input id="token" type="password" autocomplete="off" spellcheck="false" required aria-describedby="token-help"></p>
        <p class="help" id="token-help">The token that your company's sign-in gives you. It is checked once and kept by this \
        browser only as a session.</p>
        <p class="buttons"><button type="submit">Sign in</button></p>
        </form>
        {{#hint}}
        <p><a href="{{hint}}" rel="noopener noreferrer">Get a sign-in token</a></p>
        {{/hint}}
        {{/canSignIn}}
        {{^canSignIn}}
        <p>This page is for the person who started it. Start it again to open it.</p>
        {{/canSignIn}}
        </section>
        {{/signIn}}

        """
}
