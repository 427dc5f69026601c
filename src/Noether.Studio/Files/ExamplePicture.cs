namespace Noether.Studio.Files;

/// <summary>A picture that comes with the studio: drawn by this project, or a photograph released under CC0.</summary>
/// <param name="Name">Name of its file.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Symmetry">What a person would say of it.</param>
internal sealed record ExamplePicture(string Name, string Title, string Symmetry)
{
    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<ExamplePicture> All { get; } =
    [
        new("rings.png", "Rings", "rotation"),
        new("ripples.png", "Ripples", "rotation"),
        new("stripes-upright.png", "Stripes", "continuous translation"),
        new("stripes-slanted.png", "Slanted stripes", "continuous translation"),
        new("frieze.png", "A frieze", "discrete translation"),
        new("steps.png", "Steps", "discrete translation"),
        new("bricks.png", "Bricks", "discrete translation"),
        new("butterfly.png", "A butterfly", "reflection"),
        new("face.png", "A face", "reflection"),
        new("leaf-slanted.png", "A leaf", "reflection"),
        new("scribble.png", "A scribble", "none"),
        new("pebbles.png", "Pebbles", "none"),
        new("photo-brick.png", "Photograph: brick wall", "discrete translation"),
        new("photo-grass.png", "Photograph: grass", "none"),
    ];

    /// <summary>Name among the uploads.</summary>
    public string File => ExampleData.Prefix + Name;

    /// <summary>The picture for a page.</summary>
    public string Image => field ??= "data:image/png;base64," + Convert.ToBase64String(ProgramFiles.Bytes(Name));

    /// <summary>Finds one by the name of its file.</summary>
    public static ExamplePicture? Find(string? name) => All.FirstOrDefault(example => example.Name == name);

    /// <summary>Puts the file into the uploads, where it is not there yet.</summary>
    public void Provide(RunsFolder folder)
    {
        var path = Path.Combine(folder.UploadsRoot, File);
        if (!System.IO.File.Exists(path))
            ProgramFiles.Copy(Name, path);
    }
}
