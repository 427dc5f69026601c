using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Noether.Data.Formats;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// The networks of a training that is under way, in the order in which they were finished: networks.partial, a line
/// that identifies the training and then records of one size with a checksum each. A kill leaves at most one record
/// torn at the end, which the next run cuts off.
/// </summary>
internal sealed class EnsembleJournal : IDisposable
{
    private const string FileName = "networks.partial";
    private const int Words = 2;
    private const int Numbers = 5;

    private readonly FileStream stream;
    private readonly string path;
    private readonly DecoySettings settings;
    private readonly int networksEach;
    private readonly byte[] record;
    private readonly long[] offsets;

    private EnsembleJournal(FileStream stream, string path, EnsembleIdentity identity)
    {
        this.stream = stream;
        this.path = path;
        settings = identity.Settings;
        networksEach = identity.NetworksEach;
        record = new byte[(Words * sizeof(int)) + (Numbers * sizeof(double))
            + (DecoyNetwork.WeightCount(settings) * sizeof(float)) + sizeof(uint)];
        offsets = new long[identity.Count];
        Finished = new bool[identity.Count];
    }

    /// <summary>For each network whether it is in the journal.</summary>
    public bool[] Finished { get; }

    /// <summary>Whether a folder holds a training that is not finished.</summary>
    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>Removes the journal of a finished training.</summary>
    public static void Delete(string folder) => File.Delete(Path.Combine(folder, FileName));

    /// <summary>Starts or continues the journal of a training.</summary>
    /// <exception cref="NoetherException">It cannot be written, is in use, or belongs to another training.</exception>
    public static EnsembleJournal Open(string folder, EnsembleIdentity identity)
    {
        var path = Path.Combine(folder, FileName);
        FileStream? stream = null;
        try
        {
            Directory.CreateDirectory(folder);
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var journal = new EnsembleJournal(stream, path, identity);
            journal.Recover(Encoding.UTF8.GetBytes(identity.Tag + "\n"));
            return journal;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            stream?.Dispose();
            throw new NoetherException(
                $"{path} cannot be used ({e.Message.TrimEnd('.')}); choose another folder, or wait until no other "
                + "training writes there.", e);
        }
        catch
        {
            stream?.Dispose();
            throw;
        }
    }

    /// <summary>Adds a network.</summary>
    /// <exception cref="NoetherException">The disk is full or the like; what is there stays.</exception>
    public void Append(int number, DecoyNetwork network)
    {
        MemoryMarshal.Write(record, number);
        MemoryMarshal.Write(record.AsSpan(sizeof(int)), network.EpochKept);
        var numbers = MemoryMarshal.Cast<byte, double>(record.AsSpan(Words * sizeof(int), Numbers * sizeof(double)));
        numbers[0] = network.TrainingAccuracy;
        numbers[1] = network.TrainingLoss;
        numbers[2] = network.ValidationAccuracy;
        numbers[3] = network.ValidationLoss;
        numbers[4] = network.Seconds;
        MemoryMarshal.AsBytes(network.Weights.AsSpan()).CopyTo(record.AsSpan(WeightsAt));
        MemoryMarshal.Write(record.AsSpan(record.Length - sizeof(uint)), Checksum());
        try
        {
            stream.Seek(0, SeekOrigin.End);
            offsets[number] = stream.Position;
            stream.Write(record);
            stream.Flush();
        }
        catch (IOException e)
        {
            throw AtomicFile.CannotWrite(path, e);
        }
        Finished[number] = true;
    }

    /// <summary>Reads a finished network back.</summary>
    /// <exception cref="NoetherException">It cannot be read.</exception>
    public DecoyNetwork Read(int number)
    {
        try
        {
            stream.Seek(offsets[number], SeekOrigin.Begin);
            stream.ReadExactly(record);
        }
        catch (IOException e)
        {
            throw new NoetherException($"{path} cannot be read ({e.Message.TrimEnd('.')}); repeat the training.", e);
        }
        var numbers = MemoryMarshal.Cast<byte, double>(record.AsSpan(Words * sizeof(int), Numbers * sizeof(double)));
        var weights = new float[DecoyNetwork.WeightCount(settings)];
        record.AsSpan(WeightsAt, weights.Length * sizeof(float)).CopyTo(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new DecoyNetwork(settings, weights)
        {
            Picture = number / networksEach,
            Network = number % networksEach,
            EpochKept = MemoryMarshal.Read<int>(record.AsSpan(sizeof(int))),
            TrainingAccuracy = numbers[0],
            TrainingLoss = numbers[1],
            ValidationAccuracy = numbers[2],
            ValidationLoss = numbers[3],
            Seconds = numbers[4],
        };
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private static int WeightsAt => (Words * sizeof(int)) + (Numbers * sizeof(double));

    private uint Checksum() => Crc32.HashToUInt32(record.AsSpan(0, record.Length - sizeof(uint)));

    private void Recover(byte[] tag)
    {
        // A kill may have hit before the first line was out.
        var start = new byte[Math.Min(tag.Length, stream.Length)];
        stream.ReadExactly(start);
        if (!tag.AsSpan(0, start.Length).SequenceEqual(start))
        {
            throw new NoetherException(
                $"{path} belongs to a training with other settings, seed or pictures; repeat the command that began "
                + "it, or choose another folder.");
        }
        if (start.Length < tag.Length)
        {
            stream.SetLength(0);
            stream.Write(tag);
            stream.Flush();
        }
        var end = (long)tag.Length;
        for (; end + record.Length <= stream.Length; end += record.Length)
        {
            stream.ReadExactly(record);
            var number = MemoryMarshal.Read<int>(record);
            var sum = MemoryMarshal.Read<uint>(record.AsSpan(record.Length - sizeof(uint)));
            if (number < 0 || number >= offsets.Length || sum != Checksum())
                break;
            offsets[number] = end;
            Finished[number] = true;
        }
        stream.SetLength(end);
    }
}
