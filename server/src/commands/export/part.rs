//! A file that has its name only once it is whole. What is broken off, by a fault or by whoever asked
//! for it, is gone again; what even the system could not clear away has another name.

use std::{
    fs::File,
    io::{self, BufWriter},
    path::{Path, PathBuf},
};

use tempfile::{Builder, NamedTempFile};

use super::Refused;

/// A file on its way to its name.
pub(super) struct Part {
    file: NamedTempFile,
    output: PathBuf,
}

impl Part {
    /// Begins a file beside the one that it is to become. Nobody but its owner may read it.
    ///
    /// # Errors
    /// A line for people.
    pub(super) fn new(output: &Path) -> Result<Self, Refused> {
        let name = output.file_name().filter(|_| !output.is_dir());
        let name = name.ok_or_else(|| {
            Refused(format!("{} is a folder; name a file with --output", output.display()))
        })?;
        let mut prefix = name.to_os_string();
        prefix.push(".");
        let file = Builder::new().prefix(&prefix).suffix(".part").tempfile_in(folder(output));
        let file = file.map_err(|error| refused(output, &error))?;
        Ok(Self { file, output: output.to_owned() })
    }

    /// The folder that it is in.
    pub(super) fn folder(&self) -> &Path {
        folder(&self.output)
    }

    /// Something to write it with.
    ///
    /// # Errors
    /// A line for people.
    pub(super) fn writer(&self) -> Result<BufWriter<File>, Refused> {
        let file = self.file.as_file().try_clone();
        Ok(BufWriter::new(file.map_err(|error| refused(&self.output, &error))?))
    }

    /// Writes.
    ///
    /// # Errors
    /// A line for people.
    pub(super) fn try_to(
        &mut self,
        write: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> Result<(), Refused> {
        write(self.file.as_file_mut()).map_err(|error| refused(&self.output, &error))
    }

    /// Gives it its name, in place of a file that had it.
    ///
    /// # Errors
    /// A line for people.
    pub(super) fn becomes_whole(self) -> Result<(), Refused> {
        let Self { file, output } = self;
        file.as_file().sync_all().map_err(|error| refused(&output, &error))?;
        file.persist(&output).map_err(|error| refused(&output, &error.error))?;
        Ok(())
    }
}

fn folder(output: &Path) -> &Path {
    output.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What is wrong with writing there, and what to do.
pub(super) fn refused(output: &Path, error: &io::Error) -> Refused {
    let what = match error.kind() {
        io::ErrorKind::NotFound => "its folder is not there; make it, or name another".to_owned(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "this program may not write there; name another folder".to_owned()
        }
        io::ErrorKind::StorageFull => "the disk is full; make room and start again".to_owned(),
        _ => error.to_string(),
    };
    Refused(format!("{}: {what}. No file was written", output.display()))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use std::{fs, io::Write};

    use super::*;

    #[test]
    fn a_file_that_breaks_off_is_gone_and_what_was_there_stays() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("rows.csv");
        fs::write(&output, "before").unwrap();
        let mut part = Part::new(&output).unwrap();
        part.try_to(|file| file.write_all(b"half")).unwrap();
        assert_eq!(folder.path().read_dir().unwrap().count(), 2);
        assert_eq!(fs::read(&output).unwrap(), b"before");
        drop(part);
        assert_eq!(folder.path().read_dir().unwrap().count(), 1);
        let mut part = Part::new(&output).unwrap();
        part.try_to(|file| file.write_all(b"whole")).unwrap();
        part.becomes_whole().unwrap();
        assert_eq!(fs::read(&output).unwrap(), b"whole");
        assert_eq!(folder.path().read_dir().unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("rows.csv");
        Part::new(&output).unwrap().becomes_whole().unwrap();
        assert_eq!(fs::metadata(&output).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn what_cannot_be_written_says_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let refused = Part::new(folder.path()).err().unwrap();
        assert!(refused.0.contains("is a folder"), "{}", refused.0);
        let refused = Part::new(&folder.path().join("none/rows.csv")).err().unwrap();
        assert!(refused.0.contains("its folder is not there"), "{}", refused.0);
    }
}
