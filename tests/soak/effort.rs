//! How long something is tried: a number of rounds, or as many as fit into the time that `SOAK_MINUTES` gives to all
//! jobs.

use std::env;
use std::time::{Duration, Instant};

pub struct Effort {
    until: Option<Instant>,
}

impl Effort {
    /// The share of one job in so many.
    pub fn of_one_in(jobs: usize) -> Self {
        let minutes =
            env::var("SOAK_MINUTES").ok().map(|minutes| minutes.parse::<u64>().expect("whole minutes"));
        let share = minutes.map(|minutes| Duration::from_secs(minutes * 60) / u32::try_from(jobs).unwrap());
        Self { until: share.map(|share| Instant::now() + share) }
    }

    /// The numbers of the rounds, from 0; `few` of them where no time was given.
    pub fn rounds(&mut self, few: u64) -> impl Iterator<Item = u64> {
        let until = self.until;
        (0..).take_while(move |round| until.map_or(*round < few, |until| Instant::now() < until))
    }
}
