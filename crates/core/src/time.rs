//! Instants, and their text in RFC 3339.

/// An instant: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

const MS_PER_SECOND: i64 = 1_000;
const MS_PER_MINUTE: i64 = 60_000;
const MS_PER_HOUR: i64 = 3_600_000;
const MS_PER_DAY: i64 = 86_400_000;

impl Timestamp {
    /// Reads an RFC 3339 date-time, or a date alone (taken as midnight UTC). A time
    /// without an offset, as some feeds write it, is taken as UTC.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (date, time) = match text.get(10..) {
            Some("") | None => (text, None),
            Some(rest) => (text.get(..10)?, Some(rest.strip_prefix(['T', 't', ' '])?)),
        };
        let mut parts = date.splitn(3, '-');
        let year = digits(parts.next()?, 4)?;
        let month = digits(parts.next()?, 2)?;
        let day = digits(parts.next()?, 2)?;
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let midnight = days_from_civil(year, month, day) * MS_PER_DAY;
        Some(Self(midnight + time.map_or(Some(0), parse_time)?))
    }

    /// The instant as an RFC 3339 date-time in UTC with milliseconds.
    #[must_use]
    pub fn to_rfc3339(self) -> String {
        let (year, month, day) = civil_from_days(self.0.div_euclid(MS_PER_DAY));
        let ms = self.0.rem_euclid(MS_PER_DAY);
        format!(
            "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}.{:03}Z",
            ms / MS_PER_HOUR,
            ms / MS_PER_MINUTE % 60,
            ms / MS_PER_SECOND % 60,
            ms % MS_PER_SECOND
        )
    }
}

/// `hh:mm[:ss[.fraction]][Z|±hh:mm]` in milliseconds since midnight UTC.
fn parse_time(text: &str) -> Option<i64> {
    let at = text.find(['Z', 'z', '+', '-']).unwrap_or(text.len());
    let (clock, zone) = text.split_at_checked(at)?;
    let (whole, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let mut parts = whole.splitn(3, ':');
    let hour = digits(parts.next()?, 2)?;
    let minute = digits(parts.next()?, 2)?;
    let second = parts.next().map_or(Some(0), |part| digits(part, 2))?;
    if hour > 24 || minute > 59 || second > 60 {
        return None;
    }
    let ms: String = fraction.chars().chain("000".chars()).take(3).collect();
    Some(
        hour * MS_PER_HOUR + minute * MS_PER_MINUTE + second * MS_PER_SECOND + digits(&ms, 3)?
            - parse_zone(zone)?,
    )
}

/// A zone as its offset east of UTC in milliseconds.
fn parse_zone(zone: &str) -> Option<i64> {
    let (sign, rest) = match zone.split_at_checked(1) {
        None | Some(("Z" | "z", "")) => return Some(0),
        Some(("+", rest)) => (1, rest),
        Some(("-", rest)) => (-1, rest),
        _ => return None,
    };
    let compact = rest.replace(':', "");
    let (hour, minute) = compact.split_at_checked(2)?;
    let minute = if minute.is_empty() { 0 } else { digits(minute, 2)? };
    Some(sign * (digits(hour, 2)? * MS_PER_HOUR + minute * MS_PER_MINUTE))
}

/// Exactly `count` ASCII digits as a number.
fn digits(text: &str, count: usize) -> Option<i64> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
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
    use super::Timestamp;

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
    fn what_is_no_date_time_is_refused() {
        for source in
            ["", "yesterday", "2021-13-01", "2021-07-09T25:00Z", "2021-07-09X", "2021-7-9"]
        {
            assert_eq!(Timestamp::parse(source), None, "{source}");
        }
    }
}
