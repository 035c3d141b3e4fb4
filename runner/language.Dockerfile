# The image in which Ved runs language servers: that of scripts, so that installed packages are the
# real ones, with Pyright and a Node.js for it. Ved builds it by itself where it is missing.
ARG RUNNER
FROM ${RUNNER}
COPY node language.py /ved/
COPY pyright/ /ved/pyright/
COPY pyrightconfig.json /workspace/
WORKDIR /
ENTRYPOINT ["python3", "-I", "-B", "-u", "/ved/language.py", "/ved/node", "/ved/pyright", "--"]
