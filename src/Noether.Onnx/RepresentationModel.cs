using Google.Protobuf;
using Noether.Runs;
using Onnx;

namespace Noether.Onnx;

/// <summary>
/// The representation y = L (x - mean) / deviation as an ONNX model, to be put in front of a network: input "x" and
/// output "y", both float32 of shape [N, d].
/// </summary>
public static class RepresentationModel
{
    /// <summary>Version of the operators that the model needs.</summary>
    public const int OperatorSet = 17;

    private const int IrVersion = 8; // the version of the format that came with operator set 17

    /// <summary>The bytes of the model.</summary>
    /// <param name="representation">L, mean and deviation; rounded to float32.</param>
    /// <param name="source">Where it comes from, kept in the model.</param>
    /// <param name="version">Version of this program, kept in the model.</param>
    public static byte[] Format(Representation representation, string source, string version)
    {
        ArgumentNullException.ThrowIfNull(representation);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(version);
        var d = representation.Dimension;
        var graph = new GraphProto { Name = "representation", DocString = $"y = L (x - mean) / deviation of {source}" };
        graph.Input.Add(Rows("x", d));
        graph.Output.Add(Rows("y", d));
        graph.Initializer.Add(Constant("mean", [(float)representation.Mean]));
        graph.Initializer.Add(Constant("deviation", [(float)representation.Deviation]));
        // One sample is a row: y = x Lᵀ.
        var transposed = Array.ConvertAll(representation.Matrix.Transposed().Values.ToArray(), value => (float)value);
        graph.Initializer.Add(Constant("representation", transposed, d, d));
        graph.Node.Add(Node("Sub", "x", "mean", "centred"));
        graph.Node.Add(Node("Div", "centred", "deviation", "normalised"));
        graph.Node.Add(Node("MatMul", "normalised", "representation", "y"));
        var model = new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "noether",
            ProducerVersion = version,
            Graph = graph,
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = OperatorSet });
        return model.ToByteArray();
    }

    private static ValueInfoProto Rows(string name, int width)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "N" });
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = width });
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto
            {
                TensorType = new TypeProto.Types.Tensor
                {
                    ElemType = (int)TensorProto.Types.DataType.Float,
                    Shape = shape,
                },
            },
        };
    }

    private static TensorProto Constant(string name, float[] values, params ReadOnlySpan<long> shape)
    {
        var tensor = new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Float };
        foreach (var length in shape)
            tensor.Dims.Add(length);
        tensor.FloatData.AddRange(values);
        return tensor;
    }

    private static NodeProto Node(string operation, string left, string right, string output)
    {
        var node = new NodeProto { OpType = operation, Name = output };
        node.Input.Add(left);
        node.Input.Add(right);
        node.Output.Add(output);
        return node;
    }
}
