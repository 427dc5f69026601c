using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Noether.Discovery;

namespace Noether.Onnx;

/// <summary>
/// An ONNX model as a function that can be asked anywhere: one input of float32 or float64, of shape N x d or any other
/// with d values a sample, and its first output.
/// </summary>
public sealed class ModelFunction : IFunctionOracle, IDisposable
{
    private const int BatchRows = 4096;

    private readonly InferenceSession session;
    private readonly string input;
    private readonly string output;
    private readonly int[] shape; // of a batch; the first entry is the number of samples, or 1 where it is fixed
    private readonly bool isDouble;
    private readonly bool isBatch;

    private ModelFunction(InferenceSession session, string source)
    {
        (this.session, Source) = (session, source);
        if (session.InputMetadata.Count != 1)
            throw Refuse($"has {session.InputMetadata.Count} inputs; a function of samples has one.");
        (input, var metadata) = session.InputMetadata.First();
        output = session.OutputMetadata.Keys.First();
        isDouble = metadata.ElementType == typeof(double);
        if (!metadata.IsTensor || (!isDouble && metadata.ElementType != typeof(float)))
            throw Refuse("takes no float32 or float64 array; export it with one.");
        shape = [.. metadata.Dimensions];
        if (shape.Length == 0 || shape.Skip(1).Any(length => length < 1))
            throw Refuse("leaves the length of an axis open beside that of the samples; export it for samples of a fixed size.");
        isBatch = shape.Length > 1 && shape[0] < 1;
        // An array of one axis, and a batch of one, hold a single sample.
        Inputs = shape.Length == 1 ? shape[0] : shape.Skip(1).Aggregate(1, (product, length) => product * length);
        if (Inputs < 1 || (shape.Length > 1 && shape[0] > 1))
            throw Refuse("takes a batch of fixed length; export it with a free first axis.");
        Outputs = Run(new double[Inputs]).Length;
    }

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public int Inputs { get; }

    /// <inheritdoc/>
    public int Outputs { get; }

    /// <inheritdoc/>
    public double Precision => isDouble ? 1e-15 : 3e-7;

    /// <summary>Opens a model.</summary>
    /// <param name="path">The .onnx file.</param>
    /// <exception cref="NoetherException">There is no such file, it is no model, or not one of a function of
    /// samples.</exception>
    public static ModelFunction Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new NoetherException($"There is no file {path}; give a model in ONNX format.") { Setting = "function", File = path };
        InferenceSession? session = null;
        try
        {
            using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
            session = new InferenceSession(path, options);
            return new ModelFunction(session, Path.GetFileName(path));
        }
        catch (OnnxRuntimeException failure)
        {
            session?.Dispose();
            throw new NoetherException($"{path} cannot be used as an ONNX model: {failure.Message.ReplaceLineEndings(" ").TrimEnd('.')}.", failure)
            {
                Setting = "function",
                File = path,
            };
        }
        catch (Exception failure) when (failure is TypeInitializationException or DllNotFoundException)
        {
            throw new NoetherException(
                "The library that runs ONNX models does not load on this system; give labels in place of a function.",
                    failure)
            {
                Setting = "function",
            };
        }
        catch (NoetherException)
        {
            session?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> points, Span<double> values)
    {
        var step = isBatch ? BatchRows : 1;
        var rows = points.Length / Inputs;
        for (var first = 0; first < rows; first += step)
        {
            var count = Math.Min(step, rows - first);
            var answer = Run(points.Slice(first * Inputs, count * Inputs).ToArray());
            if (answer.Length != count * Outputs)
                throw Refuse($"answers with {answer.Length} values for {count} samples; it must answer for each by itself.");
            answer.CopyTo(values[(first * Outputs)..]);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    private double[] Run(double[] points)
    {
        int[] batch = [.. shape];
        if (batch.Length > 1)
            batch[0] = points.Length / Inputs;
        var value = isDouble
            ? NamedOnnxValue.CreateFromTensor(input, new DenseTensor<double>(points, batch))
            : NamedOnnxValue.CreateFromTensor(input,
                new DenseTensor<float>(Array.ConvertAll(points, point => (float)point), batch));
        using var answers = session.Run([value], [output]);
        return answers[0].Value switch
        {
            Tensor<float> single => [.. single.Select(number => (double)number)],
            Tensor<double> exact => [.. exact],
            _ => throw Refuse($"has no float32 or float64 array as its output {output}; export it with one."),
        };
    }

    private NoetherException Refuse(string rest) => new($"The model {Source} {rest}") { Setting = "function" };
}
