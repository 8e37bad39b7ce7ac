extension ClockifyFields {
    /// Some of the words that an array may have.
    func choices(_ name: String, of words: [String]) throws(ClockifyFailure) -> [String]? {
        guard let texts = try texts(name) else { return nil }
        if let text = texts.first(where: { !words.contains($0) }) {
            throw .rejected("\(name) cannot be \(text).", "\(name) no puede ser \(text).")
        }
        return texts
    }
}
