// What is asked before a timer starts. What a person has typed is kept until a timer has started with it.

extension ScreenModel {
    /// What is asked before a timer starts, one line after the other.
    package struct Question: Sendable, Hashable {
        /// The lines that are asked for.
        enum Step: Sendable, Hashable {
            case description
            case project
            /// Whether the running timer is stopped, when nobody has said so yet.
            case consent
        }

        /// The line that is asked for.
        var step = Step.description
        /// Whether the running timer is stopped first.
        var stopsFirst: Bool
        /// What was typed, as far as it was asked for.
        var description = ""
        var project = ""

        /// What stands before the line.
        package var prompt: String {
            switch step {
            case .description: "Description: "
            case .project: "Project (empty for none): "
            case .consent: "Stop the running timer first (y or n)? "
            }
        }

        /// What keys do beside typing.
        package var hint: String {
            step == .description ? "Enter goes on, Esc leaves it" : "Enter goes on, Up goes back, Esc leaves it"
        }

        /// What was typed for the line.
        var answer: String {
            switch step {
            case .description: description
            case .project: project
            case .consent: ""
            }
        }
    }

    /// What is wrong with the answers that something was to be done with.
    package enum Mistake: Sendable, Hashable {
        /// A timer is running.
        case timerRuns
        /// The project does not do.
        case project
        /// Something else does not do.
        case other
    }

    /// Notes that something was done to the timer.
    package mutating func finish(_ sentence: String) {
        isActing = false
        sent = nil
        message = .done(sentence)
    }

    /// Notes that something was not done to the timer, and asks again where another answer could help.
    ///
    /// - Parameters:
    ///   - sentence: Why.
    ///   - mistake: What is wrong with the answers, or nil when nothing is.
    package mutating func refuse(_ sentence: String, _ mistake: Mistake?) {
        isActing = false
        message = .problem(sentence)
        guard var question = sent else { return }
        sent = nil
        draft = question
        // Who types already goes on typing.
        if case .asking = mode { return }
        switch mistake {
        case .timerRuns: question.step = .consent
        case .project: question.step = .project
        case .other: question.step = .description
        case nil: return
        }
        show(question)
    }

    /// Asks what a timer is for.
    mutating func ask(stoppingFirst: Bool) {
        var question = draft ?? Question(stopsFirst: stoppingFirst)
        question.step = .description
        question.stopsFirst = stoppingFirst
        show(question)
        if let contents, contents.queued != nil {
            message = .problem(Self.queued(contents))
        } else if !stoppingFirst, contents?.running != nil {
            message = .problem("A timer is running; you are asked whether to stop it before this one starts.")
        }
    }

    /// Takes a key while a line is typed.
    mutating func press(_ key: Key, in question: Question, _ editor: LineEditor) -> Request? {
        var (question, editor) = (question, editor)
        if key == .up, question.step != .description {
            if question.step == .project { question.project = editor.text }
            question.step = question.step == .project ? .description : .project
            show(question)
            return nil
        }
        switch editor.press(key) {
        case .editing: mode = .asking(question, editor)
        case .dismissed:
            mode = .overview
            message = nil
            draft = nil
        case .entered: return enter(editor.text, in: question)
        }
        return nil
    }

    private mutating func enter(_ text: String, in question: Question) -> Request? {
        var question = question
        switch question.step {
        case .description:
            question.description = text
            question.step = .project
            show(question)
            return nil
        case .project:
            question.project = text
            return submit(question)
        case .consent:
            switch text.lowercased() {
            case "y", "yes":
                question.stopsFirst = true
                return submit(question)
            case "n", "no":
                mode = .overview
                message = nil
                draft = question
            default: message = .problem("Type y to stop the running timer, or n to leave it running.")
            }
            return nil
        }
    }

    /// Asks for what was answered, or says why not, and keeps the answers.
    private mutating func submit(_ question: Question) -> Request? {
        guard let contents, !isActing else {
            message = .problem("Clockify has not answered yet; Enter tries again.")
            return keep(question)
        }
        guard contents.queued == nil else {
            message = .problem(Self.queued(contents))
            return keep(question)
        }
        guard question.stopsFirst || contents.running == nil else {
            message = .problem("A timer is running.")
            var question = question
            question.step = .consent
            show(question)
            return nil
        }
        mode = .overview
        message = nil
        draft = nil
        sent = question
        let description = question.description.isEmpty ? nil : question.description
        let project = question.project.isEmpty ? nil : question.project
        return .act(
            question.stopsFirst
                ? .change(description: description, project: project)
                : .start(description: description, project: project)
        )
    }

    private mutating func keep(_ question: Question) -> Request? {
        draft = question
        show(question)
        return nil
    }

    private mutating func show(_ question: Question) {
        mode = .asking(question, LineEditor(question.answer))
    }
}
