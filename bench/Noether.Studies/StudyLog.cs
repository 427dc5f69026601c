namespace Noether.Studies;

/// <summary>
/// The finished cases of a study, one a line, in the order in which they were finished. A line is written and flushed
/// to the disk at once; what a kill leaves of a line is cut off when the file is opened again.
/// </summary>
internal sealed class StudyLog
{
    private const byte LineFeed = (byte)'\n';
    private readonly List<StudyRow> rows = [];

    private StudyLog(string path) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The finished cases; of a case that was run again the last one counts.</summary>
    public IReadOnlyList<StudyRow> Rows => rows;

    /// <summary>Opens a log, or begins one.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <exception cref="NoetherException">A line in the middle is not one of ours.</exception>
    public static StudyLog Open(string path)
    {
        var log = new StudyLog(path);
        if (!File.Exists(path))
            return log;
        var bytes = File.ReadAllBytes(path);
        var whole = Array.LastIndexOf(bytes, LineFeed) + 1;
        if (whole < bytes.Length)
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
            file.SetLength(whole);
        }

        var number = 0;
        for (var start = 0; start < whole;)
        {
            var end = Array.IndexOf(bytes, LineFeed, start);
            number++;
            log.rows.Add(StudyRowJson.TryRead(bytes.AsSpan(start, end - start)) ?? throw new NoetherException(
                $"Line {number} of {path} cannot be read; delete that line, or give --force to begin anew."));
            start = end + 1;
        }

        return log;
    }

    /// <summary>The last row that answers a case, or null.</summary>
    public StudyRow? Find(StudyCase wanted, string version) => rows.FindLast(row => row.Answers(wanted, version));

    /// <summary>Adds a finished case; it is on the disk when this returns.</summary>
    public void Append(StudyRow row)
    {
        using var file = new FileStream(Path, FileMode.Append, FileAccess.Write);
        file.Write([.. StudyRowJson.Write(row), LineFeed]);
        file.Flush(flushToDisk: true);
        rows.Add(row);
    }
}
