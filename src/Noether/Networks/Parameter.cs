namespace Noether.Networks;

/// <summary>One named array of a network: learnt weights, or numbers that training keeps up to date.</summary>
internal sealed class Parameter
{
    /// <summary>Creates an array of zeros.</summary>
    /// <param name="name">Name inside the layer, such as "weight"; see <see cref="Name"/>.</param>
    /// <param name="kind">What the numbers are.</param>
    /// <param name="shape">Length of every axis; none for a single number.</param>
    public Parameter(string name, ParameterKind kind, params int[] shape)
    {
        Name = name;
        Kind = kind;
        Shape = shape;
        Values = new float[shape.Aggregate(1, (product, length) => checked(product * length))];
        Gradient = IsLearnt ? new float[Values.Length] : [];
    }

    /// <summary>
    /// The name in files; layers that contain others put the name of the part and a dot before it.
    /// </summary>
    public string Name { get; private set; }

    /// <summary>What the numbers are.</summary>
    public ParameterKind Kind { get; }

    /// <summary>Length of every axis.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The numbers, last axis fastest.</summary>
    public float[] Values { get; }

    /// <summary>
    /// Derivative of the loss by each number, as the last backward pass left it; empty if not learnt.
    /// </summary>
    public float[] Gradient { get; }

    /// <summary>Whether an optimiser changes the numbers.</summary>
    public bool IsLearnt => Kind is ParameterKind.Weight or ParameterKind.Offset;

    /// <summary>Puts the name of a part of the network before the name.</summary>
    /// <param name="part">Name of the part.</param>
    public void Prefix(string part) => Name = $"{part}.{Name}";
}
