using System.Globalization;
using Microsoft.Data.Sqlite;
using Noether.Discovery;
using Noether.Studio.Files;
using Noether.Studio.Jobs;

namespace Noether.Studio.Runs;

/// <summary>
/// A copy of the list of runs, and of their small pictures, in one file, so that a studio that starts need not read thousands of folders. The folders are
/// the truth: a line counts only while the files of its run are as old as it says, and a file of another version, a damaged or
/// a foreign one is thrown away. Where it cannot be written the studio does without it.
/// </summary>
internal sealed class RunIndex(RunsFolder folder) : IDisposable
{
    /// <summary>Name of the file in the runs folder.</summary>
    public const string FileName = ".studio-index.sqlite";

    // Any change of the table or of what its columns mean needs another number.
    private const int Version = 2;
    private const int Mark = 0x4e6f6574;

    private const string Schema =
        "CREATE TABLE runs (name TEXT PRIMARY KEY, written INTEGER NOT NULL, state INTEGER, changed TEXT, method TEXT, source TEXT, "
        + "outcome TEXT, finding INTEGER, seconds REAL, problem TEXT, title TEXT, tags TEXT, notes TEXT) WITHOUT ROWID; "
        + "CREATE TABLE pictures (name TEXT PRIMARY KEY, written INTEGER NOT NULL, markup TEXT NOT NULL)";

    private const string Insert =
        "INSERT OR REPLACE INTO runs VALUES ($name, $written, $state, $changed, $method, $source, $outcome, $finding, $seconds, "
        + "$problem, $title, $tags, $notes)";

    private readonly Lock gate = new();
    private readonly string path = Path.Combine(folder.Root, FileName);
    private SqliteConnection? open;

    /// <summary>What was kept; empty where there is nothing that can be used.</summary>
    public IReadOnlyDictionary<string, (long Written, RunLine? Line)> Read()
    {
        var read = new Dictionary<string, (long, RunLine?)>();
        return Try(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT * FROM runs";
            using var row = command.ExecuteReader();
            while (row.Read())
                read[row.GetString(0)] = (row.GetInt64(1), LineOf(row));
            return read;
        }) ?? [];
    }

    /// <summary>Keeps lines, and forgets runs that are gone.</summary>
    /// <param name="lines">The lines by the names of their runs, each with the time of its files.</param>
    /// <param name="gone">Names of runs that are no longer there.</param>
    public void Write(IReadOnlyCollection<KeyValuePair<string, (long Written, RunLine? Line)>> lines, IReadOnlyCollection<string> gone) =>
        Try(connection =>
        {
            using var transaction = connection.BeginTransaction();
            foreach (var (name, (written, line)) in lines)
                Execute(connection, Insert, Values(name, written, line));
            foreach (var name in gone)
            {
                Execute(connection, "DELETE FROM runs WHERE name = $name", [("$name", name)]);
                Execute(connection, "DELETE FROM pictures WHERE name = $name", [("$name", name)]);
            }

            transaction.Commit();
            return lines;
        });

    /// <summary>The small picture of a run as markup; null where none was kept that is as old as its file.</summary>
    /// <param name="run">Name of the run.</param>
    /// <param name="written">When the file of its figures was written.</param>
    public string? Picture(string run, long written) => Try(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT markup FROM pictures WHERE name = $name AND written = $written";
        command.Parameters.AddWithValue("$name", run);
        command.Parameters.AddWithValue("$written", written);
        return command.ExecuteScalar() as string;
    });

    /// <summary>Keeps the small picture of a run.</summary>
    /// <param name="run">Name of the run.</param>
    /// <param name="written">When the file of its figures was written.</param>
    /// <param name="markup">The picture.</param>
    public void Keep(string run, long written, string markup) => Try(connection =>
    {
        Execute(
            connection, "INSERT OR REPLACE INTO pictures VALUES ($name, $written, $markup)",
            [("$name", run), ("$written", written), ("$markup", markup)]);
        return markup;
    });

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        lock (gate)
            Close();
    }

    private T? Try<T>(Func<SqliteConnection, T?> work) where T : class
    {
        lock (gate)
        {
            try
            {
                return work(open ??= Open());
            }
            catch (Exception failure) when (IsOfTheFile(failure))
            {
                Close();
                Remove();
                return null;
            }
        }
    }

    private void Close()
    {
        open?.Dispose();
        open = null;
    }

    private SqliteConnection Open()
    {
        // Whoever else has the file open is not waited for.
        var how = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 };
        var connection = new SqliteConnection(how.ToString());
        try
        {
            connection.Open();
            // A copy that can be made again needs no care for a power cut.
            Execute(connection, "PRAGMA synchronous = OFF", []);
            var known = Number(connection, "PRAGMA application_id") == Mark && Number(connection, "PRAGMA user_version") == Version;
            if (known)
                return connection;
            if (Number(connection, "SELECT count(*) FROM sqlite_master") > 0)
                throw new InvalidDataException("The index is of another program or version.");
            Execute(connection, Schema, []);
            Execute(connection, $"PRAGMA application_id = {Mark}; PRAGMA user_version = {Version}", []);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Remove()
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The studio then reads the folders, as it would without an index.
        }
    }

    private static bool IsOfTheFile(Exception failure) => failure
        is SqliteException or InvalidDataException or InvalidCastException or InvalidOperationException or FormatException
        or ArgumentException or OverflowException or IOException or UnauthorizedAccessException
        // Not every system has the native library.
        or DllNotFoundException or TypeInitializationException;

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql, IEnumerable<(string Name, object? Value)> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        command.ExecuteNonQuery();
    }

    private static (string Name, object? Value)[] Values(string name, long written, RunLine? line) =>
    [
        ("$name", name), ("$written", written), ("$state", (int?)line?.State),
        ("$changed", line?.Changed.ToString("O", CultureInfo.InvariantCulture)), ("$method", line?.Method), ("$source", line?.Source),
        ("$outcome", line?.Outcome), ("$finding", (int?)line?.Finding), ("$seconds", line?.Seconds), ("$problem", line?.Problem),
        ("$title", line?.Workspace.Title), ("$tags", line is null ? null : string.Join(',', line.Workspace.Tags)),
        ("$notes", line?.Workspace.Notes),
    ];

    // A folder that holds no run has a row too: that is known of it.
    private static RunLine? LineOf(SqliteDataReader row) => row.IsDBNull(2) ? null : new RunLine(
        row.GetString(0), Known((JobState)row.GetInt32(2)), DateTimeOffset.Parse(row.GetString(3), CultureInfo.InvariantCulture))
    {
        Method = row.GetString(4),
        Source = row.GetString(5),
        Outcome = row.GetString(6),
        Finding = row.IsDBNull(7) ? null : Known((Finding)row.GetInt32(7)),
        Seconds = row.IsDBNull(8) ? null : row.GetDouble(8),
        Problem = row.IsDBNull(9) ? null : row.GetString(9),
        Workspace = row.GetString(10).Length + row.GetString(11).Length + row.GetString(12).Length == 0 ? Workspace.Empty : new Workspace
        {
            Title = row.GetString(10),
            Tags = row.GetString(11).Split(',', StringSplitOptions.RemoveEmptyEntries),
            Notes = row.GetString(12),
        },
    };

    private static T Known<T>(T value) where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new InvalidDataException("The index holds what there is not.");
}
