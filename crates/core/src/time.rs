//! Instants, and their text in RFC 3339.

/// An instant: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

const MS_PER_SECOND: i64 = 1_000;
const MS_PER_MINUTE: i64 = 60_000;
const MS_PER_HOUR: i64 = 3_600_000;
const MS_PER_DAY: i64 = 86_400_000;

/// Months as HTTP names them.
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Timestamp {
    /// Reads an RFC 3339 date-time, or a date alone (taken as midnight UTC). A time
    /// without an offset, as some feeds write it, is taken as UTC.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut text = Reader(text.trim().as_bytes());
        let year = text.digits(4)?;
        text.one_of(b"-")?;
        let month = text.digits(2)?;
        text.one_of(b"-")?;
        let day = text.digits(2)?;
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let midnight = days_from_civil(year, month, day) * MS_PER_DAY;
        if text.0.is_empty() {
            return Some(Self(midnight));
        }
        text.one_of(b"Tt ")?;
        let clock = text.clock()?;
        let zone = text.zone()?;
        text.0.is_empty().then_some(Self(midnight + clock - zone))
    }

    /// Reads the date of an HTTP header in its fixed form, such as
    /// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
    #[must_use]
    pub fn parse_http(text: &str) -> Option<Self> {
        let (_, date) = text.trim().split_once(", ")?;
        let mut parts = date.split(' ');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let month = MONTHS.iter().position(|name| *name == month)? + 1;
        let month = if month < 10 { ["0", &month.to_string()].concat() } else { month.to_string() };
        Self::parse(&[year, "-", &month, "-", day, "T", parts.next()?, "Z"].concat())
    }

    /// The instant as an RFC 3339 date-time in UTC with milliseconds.
    #[must_use]
    pub fn to_rfc3339(self) -> String {
        let (year, month, day) = civil_from_days(self.0.div_euclid(MS_PER_DAY));
        let ms = self.0.rem_euclid(MS_PER_DAY);
        let mut text = String::with_capacity(24);
        for (number, count, after) in [
            (year, 4, '-'),
            (month, 2, '-'),
            (day, 2, 'T'),
            (ms / MS_PER_HOUR, 2, ':'),
            (ms / MS_PER_MINUTE % 60, 2, ':'),
            (ms / MS_PER_SECOND % 60, 2, '.'),
            (ms % MS_PER_SECOND, 3, 'Z'),
        ] {
            push_digits(number, count, &mut text);
            text.push(after);
        }
        text
    }
}

/// A time as a source writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenTime {
    /// The instant; of a day alone or of a time without an offset, as if it were UTC.
    pub at: Timestamp,
    /// The source's own text.
    pub text: String,
}

impl WrittenTime {
    /// Reads what [`Timestamp::parse`] reads, and keeps the text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let at = Timestamp::parse(text)?;
        Some(Self { at, text: text.trim().to_owned() })
    }

    /// Whether the source says where on Earth it is that time. A day alone, or a clock
    /// of nobody knows where, is the same day for every reader.
    #[must_use]
    pub fn has_offset(&self) -> bool {
        let clock = self.text.bytes().skip("2021-07-09".len());
        clock.into_iter().any(|byte| matches!(byte, b'Z' | b'z' | b'+' | b'-'))
    }
}

/// Adds a number in at least so many digits.
fn push_digits(number: i64, count: u32, text: &mut String) {
    let more = number / 10;
    if count > 1 || more > 0 {
        push_digits(more, count.saturating_sub(1), text);
    }
    text.extend(u32::try_from(number % 10).ok().and_then(|digit| char::from_digit(digit, 10)));
}

/// What is left to be read.
struct Reader<'t>(&'t [u8]);

impl Reader<'_> {
    /// Exactly so many ASCII digits as a number.
    fn digits(&mut self, count: usize) -> Option<i64> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        digits.iter().try_fold(0, |number, digit| {
            digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0'))
        })
    }

    /// The next character, if it is one of these.
    fn one_of(&mut self, wanted: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        let found = wanted.contains(first);
        if found {
            self.0 = rest;
        }
        found.then_some(*first)
    }

    /// `hh:mm[:ss[.fraction]]` in milliseconds.
    fn clock(&mut self) -> Option<i64> {
        let hour = self.digits(2)?;
        self.one_of(b":")?;
        let minute = self.digits(2)?;
        let mut ms = 0;
        if self.one_of(b":").is_some() {
            let second = self.digits(2)?;
            if second > 60 {
                return None;
            }
            ms = second * MS_PER_SECOND;
            if self.one_of(b".").is_some() {
                let mut worth = 100;
                while let Some(digit) = self.one_of(b"0123456789") {
                    ms += i64::from(digit - b'0') * worth;
                    worth /= 10;
                }
            }
        }
        (hour <= 24 && minute <= 59).then_some(hour * MS_PER_HOUR + minute * MS_PER_MINUTE + ms)
    }

    /// `Z`, `±hh:mm` or nothing: the offset east of UTC in milliseconds.
    fn zone(&mut self) -> Option<i64> {
        let sign = match self.one_of(b"Zz+-") {
            Some(b'+') => 1,
            Some(b'-') => -1,
            _ => return Some(0),
        };
        let hours = self.digits(2)? * MS_PER_HOUR;
        let has_colon = self.one_of(b":").is_some();
        let minutes = if has_colon || !self.0.is_empty() { self.digits(2)? } else { 0 };
        Some(sign * (hours + minutes * MS_PER_MINUTE))
    }
}

/// Days since 1970-01-01 of a date of the proleptic Gregorian calendar, after Howard
/// Hinnant, "chrono-Compatible Low-Level Date Algorithms".
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The inverse of [`days_from_civil`], from the same source.
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::{Timestamp, WrittenTime};

    #[test]
    fn date_times_are_read_and_written() {
        let cases = [
            ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"),
            ("2021-07-09T14:30:05.25+07:00", "2021-07-09T07:30:05.250Z"),
            ("2000-02-29", "2000-02-29T00:00:00.000Z"),
            ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
            ("2021-07-09 14:30", "2021-07-09T14:30:00.000Z"),
            ("2021-07-09T14:30:00-0330", "2021-07-09T18:00:00.000Z"),
        ];
        for (source, expected) in cases {
            assert_eq!(Timestamp::parse(source).unwrap().to_rfc3339(), expected, "{source}");
        }
    }

    #[test]
    fn only_a_clock_with_an_offset_is_an_instant() {
        let cases = [
            (" 2021-07-09 ", "2021-07-09", false),
            ("2021-07-09T00:30", "2021-07-09T00:30", false),
            ("2021-07-09 00:30:00.5", "2021-07-09 00:30:00.5", false),
            ("2021-07-09T00:30:00Z", "2021-07-09T00:30:00Z", true),
            ("2021-07-09t00:30:00z", "2021-07-09t00:30:00z", true),
            ("2021-07-09T00:30+07:00", "2021-07-09T00:30+07:00", true),
            ("2021-07-09T00:30-0330", "2021-07-09T00:30-0330", true),
        ];
        for (source, text, has_offset) in cases {
            let written = WrittenTime::parse(source).unwrap();
            assert_eq!((written.text.as_str(), written.has_offset()), (text, has_offset));
        }
        assert_eq!(WrittenTime::parse("yesterday"), None);
    }

    #[test]
    fn what_is_no_date_time_is_refused() {
        for source in
            ["", "yesterday", "2021-13-01", "2021-07-09T25:00Z", "2021-07-09X", "2021-7-9"]
        {
            assert_eq!(Timestamp::parse(source), None, "{source}");
        }
    }
}
