namespace Noether.Networks;

/// <summary>Layers one after the other; the arrays of each carry the name of the layer.</summary>
internal sealed class Sequential : ILayer
{
    private readonly ILayer[] layers;

    /// <summary>Creates the chain.</summary>
    /// <param name="layers">At least one; each takes what the one before gives.</param>
    /// <exception cref="ArgumentException">Sizes do not fit, or there is no layer.</exception>
    public Sequential(params IReadOnlyList<(string Name, ILayer Layer)> layers)
    {
        if (layers.Count == 0)
            throw new ArgumentException("A chain needs a layer.", nameof(layers));
        for (var i = 1; i < layers.Count; i++)
        {
            var (before, after) = (layers[i - 1].Layer.Output, layers[i].Layer.Input);
            if (before != after)
                throw new ArgumentException($"{layers[i].Name} wants {after}, but gets {before}.", nameof(layers));
        }

        this.layers = [.. layers.Select(l => l.Layer)];
        var parameters = new List<Parameter>();
        foreach (var (name, layer) in layers)
        {
            foreach (var parameter in layer.Parameters)
            {
                parameter.Prefix(name);
                parameters.Add(parameter);
            }
        }

        Parameters = parameters;
    }

    /// <inheritdoc/>
    public PictureShape Input => layers[0].Input;

    /// <inheritdoc/>
    public PictureShape Output => layers[^1].Output;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public Activation Forward(Activation input, in Pass pass)
    {
        foreach (var layer in layers)
            input = layer.Forward(input, pass);
        return input;
    }

    /// <inheritdoc/>
    public Activation Backward(Activation gradient, in Pass pass)
    {
        for (var i = layers.Length - 1; i >= 0; i--)
            gradient = layers[i].Backward(gradient, pass);
        return gradient;
    }
}
