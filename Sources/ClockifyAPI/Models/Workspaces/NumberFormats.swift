extension Clockify {
    /// How a workspace writes amounts of money.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct CurrencyFormat: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// `EUR 1`.
        public static let currencySpaceValue = CurrencyFormat(rawValue: "CURRENCY_SPACE_VALUE")
        /// `1 EUR`.
        public static let valueSpaceCurrency = CurrencyFormat(rawValue: "VALUE_SPACE_CURRENCY")
        /// `EUR1`.
        public static let currencyValue = CurrencyFormat(rawValue: "CURRENCY_VALUE")
        /// `1EUR`.
        public static let valueCurrency = CurrencyFormat(rawValue: "VALUE_CURRENCY")
    }

    /// How a workspace writes numbers.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct NumberFormat: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// `1,234.5`.
        public static let commaPeriod = NumberFormat(rawValue: "COMMA_PERIOD")
        /// `1.234,5`.
        public static let periodComma = NumberFormat(rawValue: "PERIOD_COMMA")
        /// `1'234.5`.
        public static let quotationMarkPeriod = NumberFormat(rawValue: "QUOTATION_MARK_PERIOD")
        /// `1 234,5`.
        public static let spaceComma = NumberFormat(rawValue: "SPACE_COMMA")
    }

    /// How a workspace writes durations.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct DurationFormat: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// `1:30:00`.
        public static let full = DurationFormat(rawValue: "FULL")
        /// `1:30`.
        public static let compact = DurationFormat(rawValue: "COMPACT")
        /// `1.50`.
        public static let decimal = DurationFormat(rawValue: "DECIMAL")
    }
}
