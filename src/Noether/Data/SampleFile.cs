using Noether.Data.Formats;

namespace Noether.Data;

/// <summary>
/// Opens files of samples, whatever their format: .npy, .npz, text tables, HDF5, Parquet, MATLAB .mat, MNIST idx, any
/// of these packed as .gz, .wav, pictures and folders of pictures. The content decides, not the name. Samples are rows:
/// of a table, or of a picture from 0 (black) to 1 (white); long signals are cut with
/// <see cref="SampleFileOptions.Window"/>; of a stack of pictures each one is a sample. A .npy file is read where it is
/// asked for and may be larger than memory; the numbers of others are loaded, as many as
/// <see cref="SampleFileOptions.MaxMemory"/> allows.
/// </summary>
public static class SampleFile
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    private const int BufferBytes = 1 << 16;

    /// <summary>Opens a file, a folder or standard input.</summary>
    /// <param name="path">
    /// The file, a folder whose pictures are taken in the order of their names, or <see cref="StandardInput"/>.
    /// </param>
    /// <param name="options">Windows, columns and so on; null means rows as they are.</param>
    /// <param name="cancellationToken">Stops the reading with an OperationCanceledException.</param>
    /// <returns>The samples; dispose them to close the file.</returns>
    /// <exception cref="NoetherException">The file or the options cannot be used; the message says why.</exception>
    public static SampleSet Open(
        string path, SampleFileOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options = Checked(options);
        if (Directory.Exists(path))
            return SampleAdjustments.Apply(PictureFolder.Open(path, options, cancellationToken), options, cancellationToken);
        var (loaded, _) = Load(path, options, cancellationToken);
        return Arrange(loaded, Title(path), Path.GetFileName(Title(path)), options, cancellationToken);
    }

    /// <summary>Opens what a stream holds, which is read into memory to its end.</summary>
    /// <param name="stream">The bytes of a file of any format.</param>
    /// <param name="name">What to call it; its ending helps to recognise some formats.</param>
    /// <param name="options">Windows, columns and so on; null means rows as they are.</param>
    /// <param name="cancellationToken">Stops the reading with an OperationCanceledException.</param>
    /// <exception cref="NoetherException">The content or the options cannot be used; the message says why.</exception>
    public static SampleSet Open(
        Stream stream, string name, SampleFileOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(name);
        options = Checked(options);
        var bytes = Buffer(stream, name, options, cancellationToken);
        var (loaded, _) = ArrayFormats.Read(bytes, name, options, cancellationToken);
        return Arrange(loaded, name, name, options, cancellationToken);
    }

    /// <summary>Reads the numbers of a file or of standard input, before samples are made of them.</summary>
    internal static (LoadedArray Loaded, string Format) Load(
        string path, SampleFileOptions options, CancellationToken cancellationToken)
    {
        if (path != StandardInput)
            return ArrayFormats.Read(FileBytes.Open(path), path, options, cancellationToken);
        using var input = Console.OpenStandardInput();
        return ArrayFormats.Read(
            Buffer(input, Title(path), options, cancellationToken), Title(path), options, cancellationToken);
    }

    /// <summary>What to call a path in messages.</summary>
    internal static string Title(string path) => path == StandardInput ? "standard input" : path;

    /// <summary>Refuses options that cannot be used.</summary>
    internal static SampleFileOptions Checked(SampleFileOptions? options)
    {
        options ??= new SampleFileOptions();
        return options.MaxSamples is < 1
            ? throw new NoetherException($"{options.MaxSamples} samples are too few; take at least 1.")
            : options;
    }

    private static SampleSet Arrange(
        LoadedArray loaded, string name, string source, SampleFileOptions options, CancellationToken cancellationToken) =>
        SampleAdjustments.Apply(SampleLayout.Arrange(loaded, name, source, options), options, cancellationToken);

    private static PagedBytes Buffer(
        Stream stream, string name, SampleFileOptions options, CancellationToken cancellationToken)
    {
        var (bytes, budget) = (new PagedBytes(), MemoryBudget.Of(options.MaxMemory));
        var buffer = new byte[BufferBytes];
        try
        {
            for (int count; (count = stream.Read(buffer)) > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                bytes.Append(buffer.AsSpan(0, count));
                if (bytes.Length > budget.Bytes)
                    throw budget.Exceeded(name);
            }
        }
        catch (IOException e)
        {
            throw new NoetherException($"{name} cannot be read ({e.Message.TrimEnd('.')}).", e);
        }
        return bytes;
    }
}
