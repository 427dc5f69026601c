namespace Noether.Studio.Files;

/// <summary>The files of all examples, which are made when they are first asked for.</summary>
internal static class Examples
{
    /// <summary>Their names among the uploads.</summary>
    public static IEnumerable<string> Files =>
        ExampleData.All.SelectMany(data => data.Files).Concat(ExamplePicture.All.Select(picture => picture.File)).Distinct();

    /// <summary>Puts the file of an example into the uploads; any other name does nothing.</summary>
    /// <param name="folder">The runs folder.</param>
    /// <param name="file">Name among the uploads.</param>
    public static void Provide(RunsFolder folder, string file)
    {
        ExampleData.All.FirstOrDefault(data => data.Files.Contains(file))?.Provide(folder);
        ExamplePicture.All.FirstOrDefault(picture => picture.File == file)?.Provide(folder);
    }
}
